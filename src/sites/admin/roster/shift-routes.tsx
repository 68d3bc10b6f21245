import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import { cellKey, cellsOf, editRoster } from '#counter/edit-roster.ts'
import { officersOf, rosterBetween } from '#counter/read-roster.ts'
import type { PlannedShift } from '#counter/roster.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { minutesOf, timeOf } from '#mall/day.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, Invalid } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/parts.tsx'
import { save, seenIn, typed } from '../change.ts'
import { isDay } from '../day-typed.ts'
import { EditForm } from '../fields.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { timeIn } from '../hours/opening-form.ts'
import { EnterSaves, fieldOf, pressedRow, Rows, type RowValues, rowsIn, rowValues } from '../rows.tsx'
import { words as common } from '../words.ts'
import { hoursOn, mondayOf } from './week.ts'
import { words } from './words.ts'

/** One counter on one day, kept by turns. */
export function shiftRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/:counter{\\d+}/:day', (c) => showShifts(c))
  routes.post('/:counter{\\d+}/:day', saveShifts)
  return routes
}

async function load(c: Ask) {
  const day = c.req.param('day') ?? ''
  if (!isDay(day)) throw new NotFound()
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  const counter = directory.counters.get(idIn(c, 'counter'))
  if (!counter) throw new NotFound()
  allow(c.var.actor, 'roster.edit', { agency: counter.agencyId })
  const { planned, officers } = await c.var.inMall(async (tx) => ({
    planned: await rosterBetween(tx, counter.agencyId, day, day),
    officers: await officersOf(tx, counter.agencyId),
  }))
  const shifts = planned.filter(({ counterId }) => counterId === counter.id)
  return {
    day,
    counter,
    officers,
    shifts,
    hours: hoursOn(directory, day),
    week: `/admin/roster?agency=${counter.agencyId}&week=${mondayOf(day)}`,
  }
}

function blankShift(hours: { from: number; until: number } | undefined): RowValues {
  return { officer: '', from: hours ? timeOf(hours.from) : '', until: hours ? timeOf(hours.until) : '' }
}

function valuesOf(shifts: readonly PlannedShift[]): FormState['values'] {
  return rowValues(
    'shift',
    shifts.map(({ staffId, from, until }) => ({ officer: String(staffId), from: timeOf(from), until: timeOf(until) })),
  )
}

async function showShifts(c: Ask, shown?: FormState): Promise<Response> {
  const { language, formats } = c.var
  const says = words[language].shift
  const { day, counter, officers, shifts, week } = await load(c)
  const form = shown ?? blankForm(valuesOf(shifts))
  const question = { form, language }
  const options = officers.map(({ id, name }) => ({ value: String(id), text: name }))
  const at = `/admin/roster/${counter.id}/${day}`
  const key = cellKey(counter.id, day)
  return adminPage(
    c,
    {
      title: says.title(counter.name[language], formats.date(day)),
      section: 'roster',
      form,
      back: { href: week, text: words[language].title },
    },
    day < todayOf(c) ? (
      <Notice>{words[language].over}</Notice>
    ) : (
      <EditForm action={at} seen={cellsOf(shifts, [key])} language={language} cancel={week}>
        <EnterSaves language={language} />
        <p>{says.help}</p>
        <Rows
          form={form}
          list="shift"
          action={at}
          title={says.row}
          add={says.add}
          empty={says.empty}
          language={language}
          row={(i) => (
            <>
              <Select {...question} name={fieldOf('shift', i, 'officer')} label={says.officer} options={options} />
              <Field
                {...question}
                name={fieldOf('shift', i, 'from')}
                label={says.from}
                inputMode="decimal"
                width="w4"
              />
              <Field
                {...question}
                name={fieldOf('shift', i, 'until')}
                label={says.until}
                inputMode="decimal"
                width="w4"
              />
            </>
          )}
        />
      </EditForm>
    ),
  )
}

async function saveShifts(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const { day, counter, hours, week } = await load(c)
  const values = await typed(c)
  const show = (form: FormState) => showShifts(c, form)
  const withRow = pressedRow(values, 'shift', blankShift(hours))
  if (withRow) return show(withRow)
  const says = words[language].shift
  const errors: Record<string, string> = {}
  const shifts = rowsIn(values, 'shift').map(({ officer = '', from = '', until = '' }, i) => {
    const at = (field: string) => fieldOf('shift', i, field)
    const [begin, end] = [timeIn(from), timeIn(until)]
    if (!/^\d+$/.test(officer)) errors[at('officer')] = common[language].chooseOne
    if (!begin) errors[at('from')] = says.timeWrong
    if (!end) errors[at('until')] = says.timeWrong
    if (begin && end && begin >= end) errors[at('until')] = says.endsFirst
    return { staffId: Number(officer), from: minutesOf(begin || '00:00'), until: minutesOf(end || '00:00') }
  })
  if (Object.keys(errors).length > 0) throw new Invalid({ values, errors }, show)
  const inOrder = shifts.sort((a, b) => a.from - b.from)
  const edit = {
    agencyId: counter.agencyId,
    from: day,
    until: day,
    seen: await seenIn(c),
    wanted: { [cellKey(counter.id, day)]: inOrder },
  }
  await save(c, { show, subject: `roster:${counter.agencyId}` }, (tx) => editRoster(tx, edit, actor, todayOf(c), now))
  return seeOther(c, `${week}&done=1`)
}
