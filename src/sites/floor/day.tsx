import type { Hono } from 'hono'
import { z } from 'zod'
import { availabilityOfMall } from '#directory/availability.ts'
import { type Directory, serviceDay } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { clockTime } from '#directory/say.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { fields } from '#platform/web/forms.ts'
import { Notice } from '#ui/parts.tsx'
import { closeDay } from '#visit/close-day.ts'
import { readFloor } from '#visit/read-floor.ts'
import { post } from './act.ts'
import { askFirst } from './floor-page.tsx'
import { words } from './words.ts'

/** Ends the service day of a building. The form names the day, so that a page left open overnight does not end today. */
export function day(routes: Hono<Env>): void {
  routes.get('/day', async (c) => {
    const { directory, facts } = await c.var.inMall(async (tx) => {
      const directory = await directoryOf(tx, c.var.now)
      return { directory, facts: await readFloor(tx, directory, c.var.now) }
    })
    return show(c, directory, facts.openVisits, facts.sittings.length)
  })
  routes.post(
    '/day',
    post(z.object({ site: z.coerce.number().int(), day: fields.day() }), async (tx, { form, by, now }) => {
      const directory = await directoryOf(tx, now)
      if (!directory.sites.has(form.site)) throw new NotFound()
      await closeDay(tx, form.site, form.day, by, now)
    }),
  )
}

function show(c: Ask, directory: Directory, openVisits: number, openCounters: number): Promise<Response> {
  const { language, formats, now } = c.var
  const says = words[language]
  const wanted = Number(c.req.query('site'))
  const sites = [...directory.sites.values()]
  const site = sites.find((one) => one.id === wanted) ?? sites[0]
  if (!site) throw new NotFound()
  const today = serviceDay(directory, site.id, now)
  const isEmpty = openVisits + openCounters === 0
  const doors = availabilityOfMall(directory, now)
  const isEarly = doors.state === 'open' && !directory.mall.rehearsingSince
  return askFirst(c, {
    title: says.closeDayTitle(formats.date(today)),
    help: isEmpty ? says.closeDayNothing : says.closeDayHelp(openVisits, openCounters),
    action: '/floor/day',
    fields: { site: String(site.id), day: today },
    submit: says.closeDayAct,
    isStop: true,
    children: (
      <>
        {isEarly && <StillOpen c={c} closes={doors.hours?.close} />}
        {sites.length > 1 && (
          <ul>
            {sites.map((one) => (
              <li>
                <a href={`/floor/day?site=${one.id}`} aria-current={one.id === site.id ? 'true' : undefined}>
                  {one.name[language]}
                </a>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  })
}

/** Ending the day does not shut the doors: numbers would be given that nobody calls. */
function StillOpen({ c, closes }: { c: Ask; closes: string | undefined }) {
  const says = words[c.var.language]
  return (
    <Notice tone="attention" title={closes ? says.stillOpen(clockTime(closes, c.var)) : undefined}>
      <p>{says.stillOpenHelp}</p>
      <p>
        <a href="/floor/incidents/new?kind=other&place=mall:0">{says.stopFirst}</a>
      </p>
    </Notice>
  )
}
