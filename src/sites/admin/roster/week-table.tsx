import type { Officer, PlannedShift } from '#counter/roster.ts'
import type { Agency, Counter, Directory } from '#directory/directory.ts'
import { clockTime } from '#directory/say.ts'
import { timeOf } from '#mall/day.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { Tag } from '#ui/parts.tsx'
import { todayOf } from '../frame.tsx'
import { hoursOn, isThere } from './week.ts'
import { words } from './words.ts'

export type Grid = {
  readonly c: Ask
  readonly agency: Agency
  readonly directory: Directory
  readonly days: readonly string[]
  readonly planned: readonly PlannedShift[]
  readonly officers: readonly Officer[]
  readonly form: FormState
  readonly mayEdit: boolean
}

export function cellName(counterId: number, day: string): string {
  return `cell-${counterId}-${day}`
}

/** Counters down, days across: who sits where, to choose from where it can still be changed. */
export function WeekTable({ counters, ...grid }: Grid & { counters: readonly Counter[] }) {
  const { c, agency, directory, days } = grid
  const { language, formats } = c.var
  const says = words[language]
  const week = says.week(formats.day(days[0] ?? todayOf(c)), formats.day(days.at(-1) ?? todayOf(c)))
  return (
    <div class="table roster" tabindex={0}>
      <table>
        <caption class="unseen">{says.caption(agency.shortName, week)}</caption>
        <thead>
          <tr>
            <th scope="col">{says.counter}</th>
            {days.map((day) => (
              <th scope="col">
                {formats.weekday(day)}
                <span class="beneath">{formats.shortDay(day)}</span>
                <span class="beneath">{hoursSaid(c, directory, day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counters.map((counter) => (
            <tr>
              <th scope="row">{counter.name[language]}</th>
              {days.map((day) => (
                <td>
                  <Cell {...grid} counter={counter} day={day} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function hoursSaid(c: Ask, directory: Directory, day: string): string {
  const hours = hoursOn(directory, day)
  const says = words[c.var.language]
  if (!hours) return says.closed
  return says.open([hours.from, hours.until].map((minutes) => clockTime(timeOf(minutes), c.var)).join('–'))
}

function Cell({
  c,
  agency,
  directory,
  planned,
  officers,
  form,
  mayEdit,
  counter,
  day,
}: Grid & { counter: Counter; day: string }) {
  const says = words[c.var.language]
  const shifts = planned.filter((shift) => shift.counterId === counter.id && shift.day === day)
  const hours = hoursOn(directory, day)
  if (!hours && shifts.length === 0) return <span class="quiet">{says.closed}</span>
  if (hours && !isThere(agency, day) && shifts.length === 0) return <span class="quiet">{says.absent}</span>
  const isEditable = mayEdit && hours && day >= todayOf(c)
  const [only] = shifts
  const isWhole =
    shifts.length === 0 ||
    (shifts.length === 1 && only?.from === hours?.from && only?.until === hours?.until && !only?.hasLeft)
  const name = cellName(counter.id, day)
  const label = says.cell(counter.name[c.var.language], c.var.formats.date(day))
  if (!isEditable || !isWhole) {
    return (
      <>
        <Planned c={c} shifts={shifts} isWhole={isWhole} />
        {isEditable && <ShiftsLink c={c} counter={counter} day={day} />}
      </>
    )
  }
  const typedValue = form.values[name]
  const chosen = typeof typedValue === 'string' ? typedValue : String(only?.staffId ?? '')
  return (
    <>
      <select class="input" id={name} name={name} aria-label={label}>
        <option value="">{says.nobody}</option>
        {officers.map((officer) => (
          <option value={String(officer.id)} selected={String(officer.id) === chosen}>
            {officer.name}
          </option>
        ))}
      </select>
      <span class="on-paper">{only ? only.officer : says.nobody}</span>
      <ShiftsLink c={c} counter={counter} day={day} />
    </>
  )
}

function ShiftsLink({ c, counter, day }: { c: Ask; counter: Counter; day: string }) {
  const says = words[c.var.language]
  return (
    <a
      class="small not-on-paper"
      href={`/admin/roster/${counter.id}/${day}`}
      aria-label={says.shiftsOf(counter.name[c.var.language], c.var.formats.date(day))}
    >
      {says.shifts}
    </a>
  )
}

function Planned({ c, shifts, isWhole }: { c: Ask; shifts: readonly PlannedShift[]; isWhole: boolean }) {
  const says = words[c.var.language]
  const time = (minutes: number) => clockTime(timeOf(minutes), c.var)
  if (shifts.length === 0) return <span class="quiet">{says.nobody}</span>
  return (
    <ul class="links">
      {shifts.map((shift) => (
        <li>
          {shift.officer} {shift.hasLeft && <Tag tone="bad">{says.hasLeft}</Tag>}
          {!isWhole && <span class="small quiet beneath">{`${time(shift.from)}–${time(shift.until)}`}</span>}
        </li>
      ))}
    </ul>
  )
}
