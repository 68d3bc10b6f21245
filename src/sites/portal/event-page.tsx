import { availabilityOf } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { serviceByCode } from '#directory/find-services.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import type { LifeEvent, LifeEventStep } from '#service/life-event.ts'
import { sayCost, sayTime } from '#service/say.ts'
import { words as serviceWords } from '#service/words.ts'
import { words } from './words.ts'

/** The life events of the mall, each with the papers one gets. */
export function LifeEvents({ c, events }: { c: Ask; events: readonly LifeEvent[] }) {
  const { language } = c.var
  return (
    <ul class="agencies events">
      {events.map(({ code, name, about }) => (
        <li>
          <a href={`/life/${code}`}>{name[language]}</a>
          <span class="small quiet">{about[language]}</span>
        </li>
      ))}
    </ul>
  )
}

/** One life event: its services in order, and what one gets from each. */
export function EventPage({ c, directory, event }: { c: Ask; directory: Directory; event: LifeEvent }) {
  const { language } = c.var
  const says = words[language].event
  return (
    <>
      <h1>{event.name[language]}</h1>
      <p class="under">{event.about[language]}</p>
      <p>{says.together}</p>
      <h2>{says.steps}</h2>
      <ol class="event">
        {event.steps.map((step) => (
          <Step c={c} directory={directory} step={step} />
        ))}
      </ol>
    </>
  )
}

function Step({ c, directory, step }: { c: Ask; directory: Directory; step: LifeEventStep }) {
  const { language, now } = c.var
  const service = serviceByCode(directory, step.service)
  if (!service) return null
  const availability = availabilityOf(directory, service, now)
  const { short, more } = sayAvailability(availability, c.var)
  const facts = [
    directory.agencies.get(service.agencyId)?.shortName,
    serviceWords[language].level[service.level],
    sayCost(service.standard.cost, c.var),
    sayTime(service.standard.time, c.var),
  ]
  return (
    <li>
      <a href={`/services/${service.code}`}>{service.name[language]}</a>
      {step.note && <p>{step.note[language]}</p>}
      <p class="small quiet">{facts.filter(Boolean).join(' · ')}</p>
      <p class="small quiet">{words[language].event.gets(service.standard.product[language])}</p>
      {availability.state !== 'open' && <p class="small">{more ? `${short}. ${more}` : `${short}.`}</p>}
    </li>
  )
}
