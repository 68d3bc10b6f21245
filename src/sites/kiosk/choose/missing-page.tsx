import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { availabilityOf } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Requirement } from '#service/standard.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { mostServices } from '#visit/take-number.ts'
import { Screen } from '../screen.tsx'
import { start } from '../start.ts'
import { type Choice, kioskPath, withPaperFirst, withService } from './choice.ts'
import { aboutRequirement, sourceOf } from './requirement-card.tsx'
import { TakeNumber } from './take-number-button.tsx'
import { words } from './words.ts'

type MissingProps = {
  c: Ask
  directory: Directory
  choice: Choice
  service: Service
  /** What was not ticked. */
  missing: readonly Requirement[]
  /** The page of the service on the public site, for the phone. */
  address: string
}

/** Not everything is here: what is missing, where each comes from, and that the person can still ask or come later. */
export function MissingPage(props: MissingProps) {
  const { c, choice, service, missing, address } = props
  const says = words[c.var.language].missing
  return (
    <Screen
      about={
        <>
          <p class="above">{service.name[c.var.language]}</p>
          <h1>{missing.length > 0 ? says.title : says.complete}</h1>
          <ul class="missing">
            {missing.map((requirement) => (
              <MissingItem {...props} requirement={requirement} />
            ))}
          </ul>
        </>
      }
      acts={
        <>
          <Buttons>
            <ButtonLink href={kioskPath('/help', choice)}>{says.ask}</ButtonLink>
            <Anyway {...props} />
            <ButtonLink href={start} kind="quiet">
              {says.later}
            </ButtonLink>
          </Buttons>
          <div class="scan">
            <div class="qr" role="img" aria-label={says.scanAlt}>
              {raw(renderSVG(address, { border: 3, ecc: 'M' }))}
            </div>
            <p>{says.scan}</p>
          </div>
        </>
      }
    />
  )
}

function MissingItem({ c, directory, choice, service, requirement }: MissingProps & { requirement: Requirement }) {
  const says = words[c.var.language]
  const source = sourceOf(directory, requirement)
  const isForHere =
    source &&
    source !== service &&
    !choice.services.includes(source) &&
    choice.services.length + 2 <= mostServices &&
    availabilityOf(directory, source, c.var.now).state === 'open'
  return (
    <li>
      <strong>{requirement.name[c.var.language]}</strong>
      <span>{aboutRequirement(c, directory, requirement)}</span>
      {isForHere && (
        <a class="button secondary" href={kioskPath('/order', withPaperFirst(choice, source, service))}>
          <span>{says.missing.obtainFirst(source.name[c.var.language])}</span>
        </a>
      )}
    </li>
  )
}

/** Not every paper is for everybody, and the officer may help: the number is not refused. */
function Anyway({ c, directory, choice, service }: MissingProps) {
  if (availabilityOf(directory, service, c.var.now).state !== 'open') return null
  const says = words[c.var.language]
  const chosen = withService(choice, service)
  if (choice.services.length > 0) {
    return (
      <ButtonLink href={kioskPath('/order', chosen)} kind="secondary">
        {says.service.add}
      </ButtonLink>
    )
  }
  const letter = directory.queues.get(service.queueId)?.letter
  return <TakeNumber c={c} choice={chosen} letter={letter} kind="secondary" text={says.missing.anyway} />
}
