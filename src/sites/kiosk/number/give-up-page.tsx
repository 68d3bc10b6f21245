import type { Ask } from '#platform/web/env.ts'
import { Act, ButtonLink, Buttons } from '#ui/button.tsx'
import type { Visit } from '#visit/visit.ts'
import { words } from './words.ts'

export function GiveUpPage({ c, visit }: { c: Ask; visit: Visit }) {
  const says = words[c.var.language].giveUp
  return (
    <>
      <h1>{says.title(visit.ticket)}</h1>
      <p>{says.about}</p>
      <Buttons>
        <ButtonLink href={`/kiosk/numbers/${visit.id}`}>{says.keep}</ButtonLink>
        <Act action={`/kiosk/numbers/${visit.id}/cancel`} kind="stop">
          {says.yes}
        </Act>
      </Buttons>
    </>
  )
}
