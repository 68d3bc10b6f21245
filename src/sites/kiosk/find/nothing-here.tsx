import type { Ask } from '#platform/web/env.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { type Choice, kioskPath } from '../choose/choice.ts'
import { words } from './words.ts'

type NothingProps = {
  c: Ask
  choice: Choice
  /** What the mall has not got yet. */
  title: string
  /** Another way to a service, where there may be one. */
  other?: { readonly path: string; readonly text: string } | undefined
}

/** A list that is empty because the mall is being set up: what is missing, and the people who help all the same. */
export function NothingHere({ c, choice, title, other }: NothingProps) {
  const says = words[c.var.language].nothing
  return (
    <EmptyState title={title}>
      <p>{other ? says.otherWay : says.help}</p>
      <Buttons>
        {other && <ButtonLink href={kioskPath(other.path, choice)}>{other.text}</ButtonLink>}
        <ButtonLink href={kioskPath('/help', choice)} kind={other ? 'secondary' : 'main'}>
          {says.toHelp}
        </ButtonLink>
      </Buttons>
    </EmptyState>
  )
}
