import type { Directory } from '#directory/directory.ts'
import { serviceByCode } from '#directory/find-services.ts'
import type { Ask } from '#platform/web/env.ts'
import type { LifeEvent } from '#service/life-event.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { type Choice, kioskPath } from '../choose/choice.ts'
import { Chosen } from '../choose/chosen.tsx'
import { NothingHere } from './nothing-here.tsx'
import { ServiceTiles } from './service-tiles.tsx'
import { words } from './words.ts'

type EventsProps = { c: Ask; directory: Directory; choice: Choice }

/** "A child is born", "moving house": for whoever knows what happened and not what it is called here. */
export function EventsPage({ c, directory, choice }: EventsProps) {
  const { language } = c.var
  return (
    <>
      <h1>{words[language].events.title}</h1>
      <Chosen c={c} choice={choice} />
      {directory.lifeEvents.length === 0 && (
        <NothingHere
          c={c}
          choice={choice}
          title={words[language].nothing.events}
          other={{ path: '/agencies', text: words[language].home.agencies }}
        />
      )}
      <ul class="tiles">
        {directory.lifeEvents.map(({ code, name, about }) => (
          <li>
            <a class="tile" href={kioskPath(`/events/${code}`, choice)}>
              <strong>{name[language]}</strong>
              <span>{about[language]}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Its services in the order in which one needs them, each with when it is needed. */
export function EventPage({ c, directory, choice, waits, event }: EventsProps & { waits: Waits; event: LifeEvent }) {
  const { language } = c.var
  const steps = event.steps.flatMap(({ service: code, note }) => {
    const service = serviceByCode(directory, code)
    return service ? [{ service, note }] : []
  })
  const notes = new Map(steps.flatMap(({ service, note }) => (note ? [[service.id, note[language]] as const] : [])))
  return (
    <>
      <p class="above">{words[language].events.title}</p>
      <h1>{event.name[language]}</h1>
      <Chosen c={c} choice={choice} />
      {steps.length === 0 && (
        <NothingHere
          c={c}
          choice={choice}
          title={words[language].nothing.event}
          other={{ path: '/events', text: words[language].events.others }}
        />
      )}
      <ServiceTiles
        c={c}
        directory={directory}
        waits={waits}
        services={steps.map(({ service }) => service)}
        notes={notes}
        href={(service) => kioskPath(`/services/${service.code}`, choice)}
      />
    </>
  )
}
