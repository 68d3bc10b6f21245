import type { Ask } from '#platform/web/env.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Unbroken } from '#ui/unbroken.tsx'
import type { Visit } from '#visit/visit.ts'
import { PhoneButton } from './acts.tsx'
import { words } from './words.ts'

/** Giving a number up cannot be undone, so it is asked about first; works without script. */
export function LeavePage({ c, visit }: { c: Ask; visit: Visit }) {
  const says = words[c.var.language].confirm
  const isOver = visit.closedAt !== null || visit.legs.some((leg) => leg.state === 'serving')
  return (
    <>
      <h1>
        <Unbroken text={says.title(visit.ticket)} />
      </h1>
      <p>{isOver ? says.over : says.more}</p>
      <Buttons>
        {!isOver && (
          <PhoneButton act="leave" kind="stop">
            {says.yes}
          </PhoneButton>
        )}
        <ButtonLink href="?" kind="secondary">
          {says.no}
        </ButtonLink>
      </Buttons>
    </>
  )
}
