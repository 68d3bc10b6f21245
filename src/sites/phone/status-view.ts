import { html, raw } from 'hono/html'
import { incidentsOf } from '#directory/directory.ts'
import { comesSoon } from '#notice/occasions.ts'
import { unbroken } from '#ui/unbroken.tsx'
import { hoursAreOver, isLeftOver, sayClosing, sayNumbersAgain } from './closing.ts'
import { sayBefore, type Told, tell } from './headline.ts'
import { passedOf, promisedTime } from './promise.ts'
import { sayNear, sayWhere } from './say-where.ts'
import { type StatusProps, serviceName } from './snapshot.ts'
import { words } from './words.ts'

/**
 * The number, where it stands, what to do; nothing about the person. Written as text and not as JSX: a call changes the
 * card of everybody who waits, and five hundred of these are to be made in some milliseconds.
 */
export function showStatus(props: StatusProps) {
  const { snapshot, status, reader } = props
  const { visit } = status
  const says = words[reader.language]
  const told = tell(props)
  const { kind } = told.standing
  const legNow = told.standing.leg ?? visit.legs.at(-1)
  const service = legNow && snapshot.directory.services.get(legNow.serviceId)
  const near = nearOf(props, told)
  return html`<div class="standing ${kind}" data-title="${says.title(visit.ticket, told.headline)}" data-standing="${isLeftOver(told.standing, told.wait, snapshot) ? 'leftOver' : kind}" data-ticket="${visit.ticket}" data-calls="${told.standing.leg?.callCount ?? 0}" data-near="${near}">
<p class="your">${says.yourNumber}</p><h1 class="number">${visit.ticket}</h1>
${visit.isRehearsal ? html`<span class="tag attention">${says.practice}</span>` : ''}
${service ? html`<p class="of">${unbroken(service.name[reader.language])}</p>` : ''}${whereOf(props, told)}
<div class="now"><h2>${unbroken(told.headline)}</h2>${placeOf(props, told)}${moreOf(props, told)}${near && html`<p class="near">${unbroken(near)}</p>`}${dayEndOf(props, told)}${waitingOf(props, told)}${againOf(props, told)}</div>
${troublesOf(props, told)}</div>`
}

type Part = ReturnType<typeof html> | ''

/** The turn may come within minutes: by the same rule by which a closed page is woken (notice/occasions.ts). */
function nearOf({ snapshot, status, reader }: StatusProps, { standing: { kind, leg }, wait }: Told): string {
  if (kind !== 'waiting' || !leg || hoursAreOver(snapshot)) return ''
  if (!comesSoon(leg, status.before.get(leg.id), wait)) return ''
  return words[reader.language].near(sayNear(snapshot.directory, leg.queueId, reader))
}

/** Where to wait; whoever was called reads instead where the counter stands. */
function whereOf({ snapshot: { directory }, reader }: StatusProps, { standing: { kind, leg } }: Told): Part {
  if (!leg || kind === 'called' || kind === 'serving' || kind === 'parked') return ''
  return html`<p class="where">${sayWhere(directory, leg.queueId, reader)}</p>`
}

/** Where the counter stands that has called. */
function placeOf({ snapshot: { directory }, reader }: StatusProps, { standing: { kind, leg } }: Told): Part {
  if (kind !== 'called' && kind !== 'parked') return ''
  const zone = directory.zones.get(directory.counters.get(leg?.counterId ?? 0)?.zoneId ?? 0)
  return zone ? html`<p class="hall">${zone.hallName[reader.language]}, ${zone.name[reader.language]}</p>` : ''
}

/** Who waits also reads how fresh this is. */
function moreOf({ snapshot, reader }: StatusProps, { more, standing, wait }: Told): Part {
  if (standing.kind !== 'waiting' || isLeftOver(standing, wait, snapshot))
    return more ? html`<p>${unbroken(more)}</p>` : ''
  const fresh = words[reader.language].updated(reader.formats.time(snapshot.now))
  return html`<p class="place">${more ?? ''} <span class="fresh">${fresh}</span></p>`
}

const parts = 7

/** How much of the wait is behind; a promise that was broken; the other queues where this number waits meanwhile. */
function waitingOf({ snapshot, status, reader }: StatusProps, { standing, wait }: Told): Part {
  const { kind, leg, others } = standing
  if (kind !== 'waiting' || !leg || isLeftOver(standing, wait, snapshot)) return ''
  const says = words[reader.language]
  const promised = promisedTime(leg, status, snapshot)
  const isBroken = promised !== undefined && promised < snapshot.now
  const left = wait?.kind === 'range' ? wait.point : wait?.kind === 'soon' ? 2 : undefined
  const passed = left === undefined ? undefined : passedOf(parts, status.waitedMs.get(leg.id) ?? 0, left)
  const elsewhere = others.filter(({ state }) => state === 'waiting')
  return html`${passed === undefined ? '' : raw(dashes(passed, says.passed(passed, parts)))}
${isBroken ? html`<p>${says.promiseBroken(reader.formats.time(promised))}</p>` : ''}
${
  elsewhere.length > 0
    ? html`<p>${says.alsoWaiting}</p><ul>${[leg, ...elsewhere].map(
        (one) =>
          html`<li>${unbroken(serviceName(one, snapshot, reader))}: ${sayBefore(status.before.get(one.id), reader)}</li>`,
      )}</ul>`
    : ''
}`
}

function dashes(passed: number, label: string): string {
  return `<div class="steps" role="img" aria-label="${label}">${'<span class="done"></span>'.repeat(passed)}${'<span></span>'.repeat(parts - passed)}</div>`
}

/** When numbers are given again, for a number that ended without service, or before all of it was done. */
function againOf({ snapshot, status, reader }: StatusProps, { standing: { kind } }: Told): Part {
  const isPart = kind === 'done' && status.visit.legs.some(({ state }) => state === 'expired')
  if (kind !== 'expired' && kind !== 'noShow' && !isPart) return ''
  const more = sayNumbersAgain(status, snapshot, reader)
  return more ? html`<p>${unbroken(more)}</p>` : ''
}

/** Who still waits when the doors close is told what becomes of the number. */
function dayEndOf(props: StatusProps, { standing, wait }: Told): Part {
  if (isLeftOver(standing, wait, props.snapshot)) return ''
  const said = sayClosing(standing, wait, props)
  return said === undefined ? '' : html`<p class="end">${unbroken(said)}</p>`
}

/** What is broken wherever this number waits: nobody should wait without knowing why. */
function troublesOf({ snapshot: { directory }, reader }: StatusProps, { standing: { leg, others } }: Told): Part {
  const waiting = leg ? [leg, ...others.filter(({ state }) => state === 'waiting')] : []
  const services = waiting.flatMap(({ serviceId }) => directory.services.get(serviceId) ?? [])
  const incidents = new Set(services.flatMap((service) => incidentsOf(directory, service)))
  return html`${[...incidents].map(
    ({ stops, message }) =>
      html`<div class="notice ${stops ? 'bad' : 'attention'}"><p>${message[reader.language]}</p></div>`,
  )}`
}
