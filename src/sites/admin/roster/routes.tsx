import { Hono } from 'hono'
import { z } from 'zod'
import { copyWeek } from '#counter/copy-week.ts'
import { type Cells, cellKey, editRoster } from '#counter/edit-roster.ts'
import type { Shift } from '#counter/roster.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { addDays } from '#mall/day.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { save, seenIn, typed } from '../change.ts'
import { isDay } from '../day-typed.ts'
import { todayOf } from '../frame.tsx'
import { shiftRoutes } from './shift-routes.tsx'
import { countersOfAgency, daysFrom, hoursOn, mondayOf } from './week.ts'
import { showWeek } from './week-page.tsx'
import { cellName } from './week-table.tsx'
import { words } from './words.ts'

export function rosterRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => showWeek(c))
  routes.post('/weeks/:agency{\\d+}/:monday', saveWeek)
  routes.post('/copies/:agency{\\d+}/:monday', copy)
  routes.route('/', shiftRoutes())
  return routes
}

function weekIn(c: Ask): { agency: number; monday: string } {
  const monday = c.req.param('monday') ?? ''
  if (!isDay(monday) || mondayOf(monday) !== monday) throw new NotFound()
  return { agency: idIn(c, 'agency'), monday }
}

async function saveWeek(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  const { agency, monday } = weekIn(c)
  const values = await typed(c)
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const wanted: Record<string, readonly Shift[]> = {}
  for (const counter of countersOfAgency(directory, agency)) {
    for (const day of daysFrom(monday)) {
      const hours = hoursOn(directory, day)
      const chosen = values[cellName(counter.id, day)]
      if (!hours || typeof chosen !== 'string' || chosen === 'as-is') continue
      wanted[cellKey(counter.id, day)] = chosen ? [{ staffId: Number(chosen), ...hours }] : []
    }
  }
  const edit = {
    agencyId: agency,
    from: monday,
    until: addDays(monday, 6),
    seen: await seenIn(c),
    wanted: wanted satisfies Cells,
  }
  const show = (form: FormState) => showWeek(c, { agency, monday, form })
  await save(c, { show, subject: `roster:${agency}` }, (tx) => editRoster(tx, edit, actor, todayOf(c), now))
  return seeOther(c, `/admin/roster?agency=${agency}&week=${monday}&done=1`)
}

async function copy(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  const { agency, monday } = weekIn(c)
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const hoursOf = (day: string) => hoursOn(directory, day)
  const show = (form: FormState) => showWeek(c, { agency, monday, form })
  const { from } = await parseForm(c, z.object({ from: fields.day() }), { from: words[c.var.language].copyWrong }, show)
  const week = { from, to: monday }
  const { copied, skipped } = await save(c, { show, fields: { 'roster.nothingToCopy': 'from' } }, (tx) =>
    copyWeek(tx, agency, week, hoursOf, actor, todayOf(c), now),
  )
  return seeOther(c, `/admin/roster?agency=${agency}&week=${monday}&copied=${copied}&skipped=${skipped}`)
}
