import type { Hono } from 'hono'
import { z } from 'zod'
import { type Availability, afterToday, availabilityOfSite } from '#directory/availability.ts'
import { closingOfToday, type Directory, type Site, serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { clockTime, sayAvailability } from '#directory/say.ts'
import { minuteAt, minutesOf } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { fields } from '#platform/web/forms.ts'
import { Notice } from '#ui/parts.tsx'
import { closeDay } from '#visit/close-day.ts'
import { type Ending, readEnding } from '#visit/read-ending.ts'
import { reopenDay } from '#visit/reopen-day.ts'
import { post } from './act.ts'
import { dayWords } from './day-words.ts'
import { askFirst } from './floor-page.tsx'

/** The form names the day, so that a page left open overnight does not end, or open, another one. */
const ofSite = z.object({ site: z.coerce.number().int(), day: fields.day() })

/** Ends the service day of a building; opens it again when that was a mistake. */
export function day(routes: Hono<Env>): void {
  routes.get('/day', (c) => show(c))
  for (const [path, act] of [
    ['/day', closeDay],
    ['/day/reopen', reopenDay],
  ] as const) {
    routes.post(
      path,
      post(
        ofSite,
        async (tx, { form, by, now, command }) => {
          const directory = await directoryOf(tx, now)
          if (!directory.sites.has(form.site)) throw new NotFound()
          await act(tx, form.site, form.day, by, now, command)
        },
        show,
      ),
    )
  }
}

type Facts = { readonly directory: Directory; readonly site: Site; readonly today: string; readonly ending: Ending }

async function show(c: Ask, refusal?: string): Promise<Response> {
  const facts = await c.var.inMall(async (tx): Promise<Facts> => {
    const directory = await directoryOf(tx, c.var.now)
    const sites = [...directory.sites.values()]
    const wanted = Number(c.req.query('site'))
    const site = sites.find((one) => one.id === wanted) ?? sites[0]
    if (!site) throw new NotFound()
    const today = serviceDay(directory, site.id, c.var.now)
    return { directory, site, today, ending: await readEnding(tx, directory, site.id, today) }
  })
  const { mall } = facts.directory
  const closed = closingOfToday(facts.directory, facts.site.id, c.var.now)
  return closed && !mall.rehearsingSince ? askReopen(c, facts, closed.closedAt, refusal) : askClose(c, facts, refusal)
}

function askClose(c: Ask, facts: Facts, refusal: string | undefined): Promise<Response> {
  const { directory, site, today, ending } = facts
  const { language, formats, now } = c.var
  const says = dayWords[language]
  const doors = availabilityOfSite(directory, site.id, now)
  const date = formats.date(today)
  const { numbers, atCounters, counters } = ending
  const closes = doors.state === 'open' ? doors.hours?.close : undefined
  return askFirst(c, {
    title: directory.sites.size > 1 ? says.titleAt(site.name[language], date) : says.title(date),
    help: numbers + counters === 0 ? says.endsNothing : says.ends(numbers, atCounters, counters),
    action: '/floor/day',
    fields: { site: String(site.id), day: today },
    submit: says.act,
    isStop: true,
    refusal,
    children: (
      <>
        {directory.mall.rehearsingSince ? (
          <Notice tone="attention">{says.isRehearsed}</Notice>
        ) : (
          <>
            {closes && <Notice tone="attention" title={says.stillOpen(clockTime(closes, c.var))} />}
            <p>{says.follows(sayAgain(afterToday(directory, now), c))}</p>
            <p>{says.canReopen}</p>
          </>
        )}
        <OtherSites c={c} facts={facts} />
      </>
    ),
  })
}

function askReopen(c: Ask, facts: Facts, closedAt: Date, refusal: string | undefined): Promise<Response> {
  const { directory, site, today } = facts
  const { language, formats, now } = c.var
  const says = dayWords[language]
  const date = formats.date(today)
  const { hours } = openingOn(directory.calendar, today)
  const isOver = hours !== undefined && minuteAt(now, site.timeZone) >= minutesOf(hours.close)
  return askFirst(c, {
    title: directory.sites.size > 1 ? says.closedTitleAt(site.name[language], date) : says.closedTitle(date),
    help: says.closedAt(formats.time(closedAt), sayAgain(afterToday(directory, now), c)),
    action: '/floor/day/reopen',
    fields: { site: String(site.id), day: today },
    submit: says.reopen,
    refusal,
    children: (
      <>
        <p>{says.reopenHelp}</p>
        {isOver && <p>{says.hoursOver(clockTime(hours.close, c.var))}</p>}
        <OtherSites c={c} facts={facts} />
      </>
    ),
  })
}

/** "Buka lagi besok, Selasa, 24 November 2026, pukul 08.00." */
function sayAgain(doors: Availability, c: Ask): string {
  return sayAvailability(doors, c.var).more ?? ''
}

function OtherSites({ c, facts: { directory, site } }: { c: Ask; facts: Facts }) {
  if (directory.sites.size < 2) return null
  return (
    <ul>
      {[...directory.sites.values()].map((one) => (
        <li>
          <a href={`/floor/day?site=${one.id}`} aria-current={one.id === site.id ? 'true' : undefined}>
            {one.name[c.var.language]}
          </a>
        </li>
      ))}
    </ul>
  )
}
