import { z } from 'zod'
import { allow, may, reachOf } from '#account/allow.ts'
import { weeksToCopy } from '#counter/copy-week.ts'
import { type Cells, cellKey, cellsOf } from '#counter/edit-roster.ts'
import { officersOf, rosterBetween } from '#counter/read-roster.ts'
import type { PlannedWeek } from '#counter/roster.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { addDays } from '#mall/day.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Button, Buttons, Form } from '#ui/button.tsx'
import { Select } from '#ui/choices.tsx'
import { Emblem } from '#ui/emblem.tsx'
import { EmptyState, Notice } from '#ui/parts.tsx'
import { PrintButton } from '#ui/print-button.tsx'
import { AgencyFilter, agencyAsked } from '../agency-filter.tsx'
import { Seen } from '../fields.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { countersOfAgency, daysFrom, hoursOn, mondayOf } from './week.ts'
import { type Grid, WeekTable } from './week-table.tsx'
import { words } from './words.ts'

type Shown = { readonly agency: number; readonly monday: string; readonly form: FormState }
export async function showWeek(c: Ask, shown?: Shown): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const agencyId = shown?.agency ?? agencyAsked(c)
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  if (agencyId === undefined) return chooseAgency(c, directory)
  allow(actor, 'mall.read', { agency: agencyId })
  const agency = directory.agencies.get(agencyId)
  if (!agency) throw new NotFound()
  const monday = shown?.monday ?? mondayAsked(c)
  const days = daysFrom(monday)
  const { planned, officers, entries, earlier } = await c.var.inMall(async (tx) => ({
    planned: await rosterBetween(tx, agencyId, monday, addDays(monday, 6)),
    earlier: await weeksToCopy(tx, agencyId, monday),
    officers: await officersOf(tx, agencyId),
    entries: await namedHistory(tx, { subject: `roster:${agencyId}` }, 5),
  }))
  const form = shown?.form ?? blankForm()
  const mayEdit = may(actor, 'roster.edit', { agency: agencyId })
  const shownDays = days.filter((day) => hoursOn(directory, day) || planned.some((shift) => shift.day === day))
  const grid = { c, agency, directory, days: shownDays, planned, officers, form, mayEdit }
  return adminPage(
    c,
    { title: says.title, section: 'roster', form, over: agency.shortName, scripts: ['print.client'] },
    <>
      <PaperHead c={c} agency={agency} monday={monday} />
      <p class="not-on-paper">{says.intro}</p>
      <AgencyFilter c={c} action="/admin/roster" directory={directory} label={says.agency} />
      <Weeks c={c} agency={agencyId} monday={monday} />
      <CopiedNotice c={c} />
      {officers.length === 0 && <Notice tone="attention">{says.noOfficers}</Notice>}
      <WeekForm {...grid} monday={monday} earlier={earlier} />
      <HistoryFoot c={c} entries={entries} subject={`roster:${agencyId}`} />
    </>,
  )
}

function chooseAgency(c: Ask, directory: Directory): Promise<Response> {
  const says = words[c.var.language]
  if (reachOf(c.var.actor, 'mall.read') !== 'all') allow(c.var.actor, 'mall.read')
  return adminPage(
    c,
    { title: says.title, section: 'roster' },
    <>
      <p>{says.intro}</p>
      {directory.agencies.size === 0 ? (
        <EmptyState title={says.noAgencies}>{says.noAgenciesBody}</EmptyState>
      ) : (
        <p>{says.choose}</p>
      )}
      {directory.agencies.size > 0 && (
        <AgencyFilter c={c} action="/admin/roster" directory={directory} label={says.agency} />
      )}
    </>,
  )
}

function mondayAsked(c: Ask): string {
  const asked = z.iso.date().safeParse(c.req.query('week'))
  return mondayOf(asked.success ? asked.data : todayOf(c))
}

/** What a sheet on the wall must say by itself: whose, which week, of when. */
function PaperHead({ c, agency, monday }: { c: Ask; agency: Agency; monday: string }) {
  const { language, formats, mall, now } = c.var
  const says = words[language]
  return (
    <div class="on-paper paper-head">
      <Emblem of={mall} />
      <div>
        <p class="paper-title">{says.caption(agency.shortName, weekOf(c, monday))}</p>
        <p>
          {mall.name[language]}. {says.printed(formats.moment(now))}
        </p>
      </div>
    </div>
  )
}

function weekOf(c: Ask, monday: string): string {
  const { language, formats } = c.var
  return words[language].week(formats.day(monday), formats.day(addDays(monday, 6)))
}

function Weeks({ c, agency, monday }: { c: Ask; agency: number; monday: string }) {
  const { language } = c.var
  const says = words[language]
  const to = (week: string) => `/admin/roster?agency=${agency}&week=${week}`
  return (
    <nav class="weeks" aria-label={says.title}>
      <a href={to(addDays(monday, -7))}>{says.before}</a>
      <strong>{weekOf(c, monday)}</strong>
      <a href={to(addDays(monday, 7))}>{says.after}</a>
      {monday !== mondayOf(todayOf(c)) && <a href={to(mondayOf(todayOf(c)))}>{says.thisWeek}</a>}
      <PrintButton>{says.print}</PrintButton>
    </nav>
  )
}

function CopiedNotice({ c }: { c: Ask }) {
  const [copied, skipped] = [c.req.query('copied'), c.req.query('skipped')]
  if (!/^\d{1,6}$/.test(copied ?? '') || !/^\d{1,6}$/.test(skipped ?? '')) return null
  const says = words[c.var.language]
  const hasCopied = Number(copied) > 0
  const sentences = [
    ...(hasCopied ? [says.copied(String(Number(copied)))] : []),
    ...(Number(skipped) > 0 ? [says.skipped(String(Number(skipped)))] : []),
  ]
  return (
    <Notice tone={hasCopied ? 'good' : 'attention'} isNews>
      {sentences.join(' ') || says.nothingCopied}
    </Notice>
  )
}

function WeekForm({ monday, earlier, ...grid }: Grid & { monday: string; earlier: readonly PlannedWeek[] }) {
  const { c, agency, directory, days, planned, mayEdit } = grid
  const says = words[c.var.language]
  const counters = countersOfAgency(directory, agency.id)
  if (counters.length === 0) return <EmptyState title={says.noCounters}>{says.noCountersBody}</EmptyState>
  const keys = counters.flatMap(({ id }) => days.map((day) => cellKey(id, day)))
  const seen: Cells = cellsOf(planned, keys)
  const isOver = (days.at(-1) ?? '') < todayOf(c)
  if (days.length === 0) return <EmptyState title={says.closedWeek}>{says.closedWeekBody}</EmptyState>
  const table = <WeekTable {...grid} counters={counters} />
  if (!mayEdit || isOver) return table
  return (
    <>
      <Form action={`/admin/roster/weeks/${agency.id}/${monday}`} id="form">
        <Seen of={seen} />
        {table}
        <Buttons>
          <Button>{says.save}</Button>
        </Buttons>
      </Form>
      <CopyForm c={c} agency={agency.id} monday={monday} earlier={earlier} form={grid.form} />
    </>
  )
}

type Copying = { c: Ask; agency: number; monday: string; earlier: readonly PlannedWeek[]; form: FormState }

function CopyForm({ c, agency, monday, earlier, form }: Copying) {
  const { language, formats } = c.var
  const says = words[language]
  if (earlier.length === 0) return <p class="quiet not-on-paper">{says.nothingToCopy}</p>
  const options = earlier.map((week) => ({
    value: week.monday,
    text: says.copyOption(weekOf(c, week.monday), formats.number(week.shifts)),
  }))
  const latest = { ...form, values: { from: earlier[0]?.monday ?? '', ...form.values } }
  return (
    <div class="bar">
      <Form action={`/admin/roster/copies/${agency}/${monday}`}>
        <Select
          form={latest}
          name="from"
          label={says.copyFrom}
          hint={says.copyHelp}
          options={options}
          language={language}
        />
        <Button kind="secondary">{says.copy}</Button>
      </Form>
    </div>
  )
}
