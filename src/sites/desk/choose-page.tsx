import { allow, may, reachOf } from '#account/allow.ts'
import type { Closed } from '#directory/availability.ts'
import type { Counter, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { Act, ButtonLink } from '#ui/button.tsx'
import { page } from '#ui/page.tsx'
import { EmptyState, Notice } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { readSittings, type SittingHere } from '#visit/read-desk.ts'
import { readRosterOf } from '#visit/read-served.ts'
import { closedAllDay, sayClosedDay } from './closed-day.ts'
import { showAsked } from './desk-page.tsx'
import { dayAtCounter } from './view.ts'
import { words } from './words.ts'

type Seat = {
  readonly counter: Counter
  readonly sitting: SittingHere | undefined
  readonly planned: { from: number; until: number } | undefined
}

/** Which counter: those of the own agency, the one on the own roster first. */
export async function showChoice(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  const reach = reachOf(actor, 'visit.serve')
  if (reach === undefined && may(actor, 'visit.issue')) return seeOther(c, '/desk/info')
  allow(actor, 'visit.serve', { agency: reach === 'all' ? undefined : reach })
  const { directory, seats } = await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, now)
    const counters = [...directory.counters.values()].filter((one) => reach === 'all' || one.agencyId === reach)
    const sittings = await readSittings(
      tx,
      counters.map((one) => one.id),
    )
    const first = counters[0]
    const roster =
      first && actor.kind === 'staff' ? await readRosterOf(tx, actor.id, dayAtCounter(directory, first.id, now)) : []
    const seats = counters.map((counter) => ({
      counter,
      sitting: sittings.find((one) => one.counterId === counter.id),
      planned: roster.find((one) => one.counterId === counter.id),
    }))
    return { directory, seats: inOrder(seats) }
  })
  return showSeats(c, directory, seats)
}

function inOrder(seats: Seat[]): Seat[] {
  return seats.sort(
    (a, b) =>
      Number(!a.planned) - Number(!b.planned) || a.counter.code.localeCompare(b.counter.code, 'id', { numeric: true }),
  )
}

async function showSeats(c: Ask, directory: Directory, seats: readonly Seat[]): Promise<Response> {
  const { actor, language } = c.var
  const says = words[language]
  const mine = seats.find((seat) => actor.kind === 'staff' && seat.sitting?.staffId === actor.id)
  const asked = await showAsked(c)
  const closedAt = ({ counter }: Seat) => closedAllDay(directory, counter, c.var.now)
  const closed = seats.every(closedAt) ? seats.map(closedAt)[0] : undefined
  const queuesOf = (counter: Counter) =>
    counter.profile.flatMap((entry) => directory.queues.get(entry.queueId)?.name[language] ?? [])
  return await page(
    c,
    {
      title: says.chooseCounter,
      face: 'work',
      styles: ['desk'],
      scripts: ['desk.client'],
      navigation: navigationOf(c),
    },
    <>
      <h1>{says.chooseCounter}</h1>
      {asked}
      {mine ? (
        <>
          <Notice tone="good">{says.youSitAt(mine.counter.name[language])}</Notice>
          <p>
            <a class="button" href={`/desk/${mine.counter.code}`} data-shortcut="Enter">
              <span>{says.goTo(mine.counter.name[language])}</span>
              <span class="key" aria-hidden="true">
                Enter
              </span>
            </a>
          </p>
        </>
      ) : !closed ? (
        <p>{says.chooseIntro}</p>
      ) : null}
      {closed && <ClosedDay closed={closed} c={c} isOpen={mine !== undefined} />}
      {seats.length === 0 ? (
        <EmptyState title={says.noCounters}>{says.noCountersHelp}</EmptyState>
      ) : (
        <Table
          caption={says.chooseCounter}
          isCaptionUnseen
          language={language}
          rows={seats}
          columns={[
            { heading: says.counter, cell: ({ counter }) => counter.name[language] },
            {
              heading: says.queues,
              cell: ({ counter }) =>
                `${directory.agencies.get(counter.agencyId)?.shortName}, ${queuesOf(counter).join('; ')}`,
            },
            { heading: says.whoSits, cell: (seat) => sayWho(c, seat) },
            {
              heading: says.acts,
              isAct: true,
              cell: (seat) => (
                <SeatAct seat={seat} isFirst={seat === seats[0]} isFree={!mine && !closedAt(seat)} c={c} />
              ),
            },
          ]}
        />
      )}
    </>,
  )
}

/** Who still has numbers to serve opens the counter there: a look at one says whether somebody waits. */
function ClosedDay({ closed, c, isOpen }: { closed: Closed; c: Ask; isOpen: boolean }) {
  const { title, until, text } = sayClosedDay({ closed, reader: c.var, isOpen })
  return (
    <Notice tone="attention" title={title}>
      <p>{until}</p>
      <p>{text}</p>
    </Notice>
  )
}

function sayWho(c: Ask, { sitting, planned }: Seat): string {
  const { language, formats } = c.var
  const says = words[language]
  const who = sitting ? says.sitsSince(sitting.name, formats.time(sitting.openedAt)) : says.nobodySits
  const resting = sitting?.pausedAt ? `, ${says.resting}` : ''
  const plan = planned ? `. ${says.planned(clock(planned.from, language), clock(planned.until, language))}` : ''
  return `${who}${resting}${plan}`
}

/** The counter on the own roster, which stands first, is opened by Enter. */
function SeatAct({ seat, isFirst, isFree, c }: { seat: Seat; isFirst: boolean; isFree: boolean; c: Ask }) {
  const says = words[c.var.language]
  const { counter, sitting, planned } = seat
  const href = `/desk/${counter.code}`
  const mayOpen = !sitting && isFree && c.var.actor.kind === 'staff' && c.var.actor.agency === counter.agencyId
  if (!mayOpen) {
    return (
      <ButtonLink href={href} kind="quiet">
        {says.look}
        <span class="unseen"> {counter.name[c.var.language]}</span>
      </ButtonLink>
    )
  }
  return (
    <Act
      action={`${href}/sittings`}
      kind={planned ? 'main' : 'secondary'}
      shortcut={planned && isFirst ? 'Enter' : undefined}
    >
      {says.open}
      <span class="unseen"> {counter.name[c.var.language]}</span>
    </Act>
  )
}

function navigationOf(c: Ask) {
  const { actor, language } = c.var
  const says = words[language]
  return [
    ...(may(actor, 'visit.issue') ? [{ href: '/desk/info', text: says.infoDesk }] : []),
    ...(reachOf(actor, 'floor.read') !== undefined ? [{ href: '/floor', text: says.floor }] : []),
    { href: '/account', text: says.myAccount },
  ]
}

function clock(minutes: number, language: 'id' | 'en'): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}${language === 'id' ? '.' : ':'}${two(minutes % 60)}`
}
