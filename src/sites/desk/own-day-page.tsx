import { readUsualServing, type UsualServing } from '#performance/read-day.ts'
import type { Ask } from '#platform/web/env.ts'
import { Facts } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { names } from '#visit/names.ts'
import { type Break, type OwnService, readWholeOwnDay, type WholeOwnDay } from '#visit/read-own-day.ts'
import { type OwnUsual, readOwnUsual } from '#visit/read-own-usual.ts'
import type { Desk } from './desk.ts'
import { besideDesk } from './desk-page.tsx'
import { sayDuration } from './duration.ts'
import { dayAtCounter } from './view.ts'
import { words } from './words.ts'

/** The officer's own day beside what is usual in these queues. Only the own one: nobody reads another's here. */
export async function showOwnDay(c: Ask, desk: Desk): Promise<Response> {
  const { actor, language, formats, now } = c.var
  const { directory } = desk
  const says = words[language].ownDay
  const serviceDay = dayAtCounter(directory, desk.counter.id, now)
  const staffId = actor.kind === 'staff' ? actor.id : 0
  const queueIds = desk.counter.profile.map((entry) => entry.queueId)
  const { day, usual, own } = await c.var.inMall(async (tx) => ({
    day: await readWholeOwnDay(tx, {
      staffId,
      serviceDay,
      timeZone: directory.mall.timeZone,
      isRehearsal: directory.mall.rehearsingSince !== null,
    }),
    usual: await readUsualServing(tx, serviceDay),
    own: await readOwnUsual(tx, { staffId, serviceDay, queueIds }),
  }))
  return besideDesk(
    c,
    desk,
    says.title,
    <>
      <h1>{says.title}</h1>
      <p class="quiet">{formats.date(serviceDay)}</p>
      <Figures c={c} desk={desk} day={day} usual={usual} own={own} />
      {day.services.length > 0 && <Services c={c} desk={desk} services={day.services} usual={usual} own={own} />}
      {day.breaks.length > 0 && <Breaks c={c} breaks={day.breaks} />}
      {own && <p>{says.usualOwnHelp(own.days)}</p>}
      <p>{says.forYouOnly}</p>
      <p>{says.longIsFine}</p>
    </>,
  )
}

type FiguresProps = { c: Ask; desk: Desk; day: WholeOwnDay; usual: UsualServing; own: OwnUsual | undefined }

function Figures({ c, desk, day, usual, own }: FiguresProps) {
  const { language, formats, now } = c.var
  const says = words[language].ownDay
  const served = sum(day.services.map((one) => one.served))
  const mean = sum(day.services.map((one) => one.served * one.meanMinutes)) / served
  const expected = expectedMean(day.services, ({ queueId }) => usual.meanMinutes.get(queueId))
  const ownExpected = own && expectedMean(day.services, ({ serviceId }) => own.medianMinutes.get(serviceId))
  const longest = day.services.toSorted((a, b) => b.longestMinutes - a.longestMinutes)[0]
  const rested = sum(day.breaks.map((one) => minutesOf(one, now)))
  return (
    <Facts
      facts={[
        {
          term: says.served,
          value: formats.number(served),
          note: own && says.usualOwnDay(formats.number(Math.round(own.servedADay))),
        },
        {
          term: says.mean,
          value: served > 0 ? sayDuration(mean, c.var) : says.none,
          note: [
            ...(ownExpected === undefined ? [] : [says.usualOwn(sayDuration(ownExpected, c.var))]),
            expected === undefined ? says.usualUnknown : says.usual(sayDuration(expected, c.var), formats.weekday(now)),
          ].join('; '),
        },
        {
          term: says.longest,
          value: longest ? formats.minutes(longest.longestMinutes) : says.none,
          note: longest && desk.directory.services.get(longest.serviceId)?.name[language],
        },
        {
          term: says.breaks,
          value: day.breaks.length > 0 ? formats.minutes(rested) : says.none,
          note: day.breaks.length > 0 ? says.breakCount(day.breaks.length) : undefined,
        },
      ]}
    />
  )
}

/** What these same services would have taken as usual: a mean over other work would compare nothing. */
export function expectedMean(
  services: readonly OwnService[],
  usualOf: (one: OwnService) => number | undefined,
): number | undefined {
  const known = services.flatMap((one) => {
    const usual = usualOf(one)
    return usual === undefined ? [] : [{ served: one.served, minutes: one.served * usual }]
  })
  const served = sum(known.map((one) => one.served))
  return served > 0 ? sum(known.map((one) => one.minutes)) / served : undefined
}

function Services({ c, desk, services, usual, own }: Omit<FiguresProps, 'day'> & { services: readonly OwnService[] }) {
  const { language, formats } = c.var
  const says = words[language].ownDay
  const service = (one: OwnService) => desk.directory.services.get(one.serviceId)
  const standard = (one: OwnService) => formats.minutes(service(one)?.minutes ?? 0)
  const usualOf = (one: OwnService) => usual.meanMinutes.get(one.queueId)
  const sayKnown = (minutes: number | undefined) => (minutes === undefined ? says.notYet : sayDuration(minutes, c.var))
  return (
    <Table
      caption={says.perService}
      language={language}
      rows={services}
      columns={[
        { heading: says.service, cell: (one) => service(one)?.name[language] },
        { heading: says.served, cell: (one) => formats.number(one.served), isFigure: true },
        { heading: says.yourMean, cell: (one) => sayDuration(one.meanMinutes, c.var), isFigure: true },
        ...(own
          ? [
              {
                heading: says.yourUsual,
                cell: (one: OwnService) => sayKnown(own.medianMinutes.get(one.serviceId)),
                isFigure: true,
              },
            ]
          : []),
        { heading: says.queueUsual, cell: (one) => sayKnown(usualOf(one)), isFigure: true },
        { heading: says.standard, cell: standard, isFigure: true },
      ]}
    />
  )
}

function Breaks({ c, breaks }: { c: Ask; breaks: readonly Break[] }) {
  const { language, formats, now } = c.var
  const says = words[language].ownDay
  const reason = (one: Break) => names[language].pause[one.reason as keyof (typeof names)['id']['pause']]
  return (
    <Table
      caption={says.breaks}
      language={language}
      rows={breaks}
      columns={[
        { heading: says.reason, cell: reason },
        { heading: says.from, cell: (one) => formats.time(one.from), isFigure: true },
        { heading: says.until, cell: (one) => (one.until ? formats.time(one.until) : says.now), isFigure: true },
        { heading: says.length, cell: (one) => formats.minutes(minutesOf(one, now)), isFigure: true },
      ]}
    />
  )
}

function minutesOf({ from, until }: Break, now: Date): number {
  return ((until ?? now).getTime() - from.getTime()) / 60_000
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
