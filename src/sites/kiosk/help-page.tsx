import type { Ask } from '#platform/web/env.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { type Choice, kioskPath } from './choice.ts'
import { words } from './words.ts'

/** Who does not know where to go is helped by people. */
export function HelpPage({ c, choice }: { c: Ask; choice: Choice }) {
  const says = words[c.var.language].help
  return (
    <>
      <h1>{says.title}</h1>
      <p>{says.about}</p>
      <p>{says.bring}</p>
      <p>{says.free}</p>
      <Buttons>
        <ButtonLink href={kioskPath('', choice)} kind="secondary">
          {says.look}
        </ButtonLink>
      </Buttons>
    </>
  )
}
