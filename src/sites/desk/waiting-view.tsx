import type { Directory, Queue } from '#directory/directory.ts'
import type { Reader } from '#platform/live.ts'
import { Tag } from '#ui/parts.tsx'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { sayWaitShort } from '#visit/estimate/say-wait.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import { nameOfHold, names } from '#visit/names.ts'
import type { Aside } from '#visit/read-desk.ts'
import type { Waiting, WaitingList } from '#visit/read-waiting.ts'
import { closedAllDay } from './closed-day.ts'
import { Key } from './key.tsx'
import { counterIn, type DeskParams, type WaitingSnapshot } from './view.ts'
import { words } from './words.ts'

type Place = {
  readonly directory: Directory
  readonly reader: Reader
  readonly base: string
  readonly waits: Waits
}

export function renderWaiting({ directory, now, of, waits }: WaitingSnapshot, params: DeskParams, reader: Reader) {
  const counter = counterIn(directory, params)
  const found = of.get(params.counter)
  if (!counter || !found) return <p />
  const place = { directory, reader, base: `/desk/${counter.code}`, waits }
  const isHeldHere = (one: Aside) => one.state === 'parked' && one.counterId === counter.id
  return (
    <>
      <HeldHere held={found.aside.filter(isHeldHere)} place={place} />
      <WaitingHeading
        list={found.list}
        queues={counter.profile.flatMap((entry) => directory.queues.get(entry.queueId) ?? [])}
        reader={reader}
      />
      <People list={found.list} isClosedDay={closedAllDay(directory, counter, now) !== undefined} place={place} />
      <Resting list={found.list} counter={counter} place={place} />
      <AsideList aside={found.aside.filter((one) => !isHeldHere(one))} place={place} />
    </>
  )
}

function WaitingHeading({ list, queues, reader }: { list: WaitingList; queues: readonly Queue[]; reader: Reader }) {
  const says = words[reader.language]
  const promise = Math.min(...queues.map((queue) => queue.promiseMinutes))
  if (list.count === 0) return <h2>{says.waitingHeading}</h2>
  return (
    <h2>{says.waiting(list.count, reader.formats.minutes(minutes(list.longest)), reader.formats.minutes(promise))}</h2>
  )
}

function People({ list, isClosedDay, place }: { list: WaitingList; isClosedDay: boolean; place: Place }) {
  const says = words[place.reader.language]
  if (list.count === 0) {
    return <p class="quiet none">{isClosedDay ? says.closedDay.noneToday : says.waitingNoneHelp}</p>
  }
  const more = list.count - list.next.length
  return (
    <>
      <ol class="people">
        {list.next.map((one) => (
          <Person one={one} place={place} />
        ))}
      </ol>
      {more > 0 && <p class="quiet more">{says.moreWaiting(more)}</p>}
    </>
  )
}

function Person({ one, place: { directory, reader, base, waits } }: { one: Waiting; place: Place }) {
  const { language, formats } = reader
  const says = words[language]
  const promise = directory.queues.get(one.queueId)?.promiseMinutes ?? 0
  const waited = minutes(one.waited)
  const isLate = waited > promise
  const came = formats.time(one.arrivalRef)
  const counted = formats.time(one.keyAt)
  const about = [
    counted === came ? says.came(came) : says.countsAs(came, counted),
    one.isTransfer && says.transferred,
    one.cameBack && says.cameBack,
    sayTurn(waits.ofLeg(one.legId), language),
  ]
  return (
    <li>
      <a class="number" href={`${base}/visits/${one.visitId}`}>
        {one.ticket}
      </a>
      <span class="about">
        <span class="for">{directory.services.get(one.serviceId)?.name[language]}</span>{' '}
        <GroupTag one={one} language={language} />
        <small class="quiet">{about.filter(Boolean).join(', ')}</small>
      </span>
      <span class={isLate ? 'wait late' : 'wait'}>
        {says.minutesShort(waited)}
        {isLate && <span class="unseen">, {says.beyond}</span>}
      </span>
    </li>
  )
}

/** About when this number is called; nothing while that cannot be said. */
function sayTurn(wait: Wait | undefined, language: Reader['language']): string | false {
  if (!wait || wait.kind === 'unknown') return false
  return words[language].calledIn(sayWaitShort(wait, language).replaceAll(' ', '\u00a0'))
}

function GroupTag({
  one,
  language,
}: {
  one: Pick<Waiting, 'protectedAs' | 'isConfirmed'>
  language: Reader['language']
}) {
  if (!one.protectedAs) return null
  return (
    <Tag tone="priority">
      {names[language].protectedAs[one.protectedAs]}
      {!one.isConfirmed && <span class="unseen">, {words[language].unconfirmed}</span>}
    </Tag>
  )
}

function Resting({
  list,
  counter,
  place,
}: {
  list: WaitingList
  counter: NonNullable<ReturnType<typeof counterIn>>
  place: Place
}) {
  const { language } = place.reader
  return (
    <>
      {list.resting
        .filter((one) => one.count > 0)
        .map((one) => {
          const over = counter.profile.find((entry) => entry.queueId === one.queueId)?.whenWaitingOver ?? 0
          const name = place.directory.queues.get(one.queueId)?.name[language] ?? ''
          return <p class="quiet resting">{words[language].restingQueue(name, one.count, over)}</p>
        })}
    </>
  )
}

/** Whoever this officer holds is open business, so it stands above those who wait; the longest held is one key away. */
function HeldHere({ held, place }: { held: readonly Aside[]; place: Place }) {
  if (held.length === 0) return null
  const [first] = held.toSorted((a, b) => a.since.getTime() - b.since.getTime())
  return (
    <>
      <h2>{words[place.reader.language].heldHere}</h2>
      <ul class="people">
        {held.map((one) => (
          <AsidePerson one={one} place={place} shortcut={one === first ? 'L' : undefined} />
        ))}
      </ul>
    </>
  )
}

function AsideList({ aside, place }: { aside: readonly Aside[]; place: Place }) {
  if (aside.length === 0) return null
  return (
    <>
      <h2>{words[place.reader.language].aside}</h2>
      <ul class="people">
        {aside.map((one) => (
          <AsidePerson one={one} place={place} />
        ))}
      </ul>
    </>
  )
}

function AsidePerson({ one, place, shortcut }: { one: Aside; place: Place; shortcut?: string | undefined }) {
  const { directory, reader, base } = place
  return (
    <li>
      <a class="number" href={`${base}/visits/${one.visitId}`} data-shortcut={shortcut} aria-keyshortcuts={shortcut}>
        {one.ticket}
      </a>
      <span class="about">
        <span class="for">{directory.services.get(one.serviceId)?.name[reader.language]}</span>
        <small class="quiet">{sayAside(one, reader)}</small>
      </span>
      {shortcut && <Key>{shortcut}</Key>}
    </li>
  )
}

function sayAside(one: Aside, { language, formats }: Reader): string {
  const says = words[language]
  if (one.state === 'parked') return says.heldFor(nameOfHold(one.reason, language), formats.time(one.since))
  if (one.state === 'deferred' && one.deferredUntil) return says.awayUntil(formats.time(one.deferredUntil))
  return says.missedSince(formats.time(one.since))
}

function minutes(milliseconds: number): number {
  return Math.floor(milliseconds / 60_000)
}
