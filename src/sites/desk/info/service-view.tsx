import { availabilityOf, warningsOf } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { serviceByCode } from '#directory/find-services.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayAvailability, sayCounters, sayHall } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { sayCost, sayForm, sayTime } from '#service/say.ts'
import type { Requirement } from '#service/standard.ts'
import { words as serviceWords } from '#service/words.ts'
import { Notice, SummaryList, Tag, Tags } from '#ui/parts.tsx'
import { sayWait } from '#visit/estimate/say-wait.ts'
import { names } from '#visit/names.ts'
import { Key } from '../key.tsx'
import { words } from '../words.ts'
import { addressOf, nothingAsked } from './asked.ts'
import { legOf } from './find-view.tsx'
import type { Info } from './read-info.ts'

/** What somebody at the desk asks of a service: open, how long, what to bring, what it costs, where. */
export function ServiceView(info: Info & { readonly service: Service }) {
  const { c, asked, directory, service } = info
  const { language } = c.var
  const says = words[language].info
  const availability = availabilityOf(directory, service, c.var.now)
  const { short, more } = sayAvailability(availability, c.var)
  return (
    <section class="middle" aria-label={service.name[language]}>
      <p class="quiet above">{directory.agencies.get(service.agencyId)?.shortName}</p>
      <h1 data-about>{service.name[language]}</h1>
      <Tags>
        <Tag tone={availability.state === 'open' ? 'good' : 'attention'}>{short}</Tag>
        <Tag>{serviceWords[language].level[service.level]}</Tag>
      </Tags>
      {more && <Notice tone="attention">{more}</Notice>}
      {warningsOf(directory, service).map((incident) => (
        <Notice tone="attention">{incident.message[language]}</Notice>
      ))}
      <Facts {...info} />
      <h2>{says.bring}</h2>
      <Requirements c={c} directory={directory} service={service} />
      <p class="links">
        <a href={`/desk/info/services/${service.id}/sheet`} data-shortcut="L" aria-keyshortcuts="L">
          {says.sheet} <Key>L</Key>
        </a>
        <a href={`/services/${service.code}`}>{says.publicPage}</a>
      </p>
      {!asked.isAdding && <Today {...info} />}
    </section>
  )
}

function Facts({ c, directory, service, waits, waiting }: Info & { readonly service: Service }) {
  const { language, formats } = c.var
  const says = words[language].info
  const { standard } = service
  const place = placeOfQueue(directory, service.queueId)
  return (
    <SummaryList
      rows={[
        {
          term: says.waitNow,
          value: sayWait(waits.atQueue(service.queueId), language),
          note: says.waitingNow(waiting),
        },
        { term: words[language].counter, value: sayCounters(place, c.var), note: sayHall(place, c.var) },
        { term: says.cost, value: sayCost(standard.cost, c.var) },
        { term: says.time, value: sayTime(standard.time, c.var), note: standard.time.note?.[language] },
        { term: says.product, value: standard.product[language] },
        {
          term: words[language].promiseSaid,
          value: words[language].promiseValue(
            formats.minutes(directory.queues.get(service.queueId)?.promiseMinutes ?? 0),
          ),
        },
      ]}
    />
  )
}

type RequirementsProps = { c: Ask; directory: Directory; service: Service }

/** To read out, and on the sheet to tick: what it is, in which form, when it is needed, where in this house it is made. */
export function Requirements({ c, directory, service }: RequirementsProps) {
  const { language } = c.var
  const { requirements } = service.standard
  if (requirements.length === 0) return <p>{words[language].noRequirements}</p>
  return (
    <ul class="requirements">
      {requirements.map((requirement) => (
        <li>
          {requirement.name[language]}
          <small class="quiet">{noteOf(requirement, c, directory)}</small>
        </li>
      ))}
    </ul>
  )
}

function noteOf(requirement: Requirement, c: Ask, directory: Directory): string {
  const { language } = c.var
  const source = requirement.obtainAt ? serviceByCode(directory, requirement.obtainAt) : undefined
  const where = source
    ? words[language].info.madeHere(sayCounters(placeOfQueue(directory, source.queueId), c.var))
    : requirement.where?.[language]
  return [requirement.when?.[language], sayForm(requirement, c.var), where].filter(Boolean).join('. ')
}

/** Somebody who has lost the paper knows what for and about when. */
function Today({ c, asked, directory, service, today }: Info & { readonly service: Service }) {
  const { language, formats } = c.var
  const says = words[language].info
  return (
    <details id="today" open={asked.around !== undefined}>
      <summary data-shortcut="N">{says.lostNumber}</summary>
      <div>
        <form class="around" method="get" action="/desk/info">
          {asked.typed && <input type="hidden" name="q" value={asked.typed} />}
          <input type="hidden" name="service" value={String(service.id)} />
          <label class="label" for="around">
            {says.around}
          </label>
          <input class="input w10" id="around" name="around" type="time" value={asked.around} />
          <button type="submit" class="button secondary">
            <span>{says.findShort}</span>
          </button>
        </form>
        {today.length === 0 && <p>{says.nobodyToday}</p>}
        <ul class="results">
          {today.map((one) => (
            <li>
              <a href={addressOf({ ...nothingAsked, visitId: one.id })}>
                <span class="number">{one.ticket}</span>
                <span class="about">
                  {says.takenAt(formats.time(one.issuedAt))}
                  <small class="quiet">
                    {names[language].state[legOf(one)?.state ?? 'expired']}
                    {one.legs.length > 1 && `, ${othersOf(one.legs, directory, service, language)}`}
                  </small>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

function othersOf(
  legs: readonly { readonly serviceId: number }[],
  directory: Directory,
  service: Service,
  language: 'id' | 'en',
): string {
  const others = legs.filter((leg) => leg.serviceId !== service.id)
  return others.map((leg) => directory.services.get(leg.serviceId)?.name[language] ?? '').join(', ')
}
