import type { AgencyFile } from './form/agency-file.ts'
import type { CalendarFile, OpeningOfPack } from './form/calendar-file.ts'
import { weekdays } from './form/parts.ts'
import type { StaffFile } from './form/staff-file.ts'

type Weekday = (typeof weekdays)[number]
export type Finding = {
  readonly path: readonly (string | number)[]
  readonly key: string
  readonly detail: Record<string, string | number>
}

/** What in a calendar cannot hold: a day that is a holiday twice, two forms of one rank at once, breaks when closed. */
export function faultsOfCalendar(calendar: CalendarFile): Finding[] {
  return [...doubleHolidays(calendar), ...equalRanks(calendar), ...calendar.opening.flatMap(breaksOutside)]
}

function doubleHolidays({ holidays }: CalendarFile): Finding[] {
  const seen = new Set<string>()
  return holidays.flatMap(({ on, kind }, i) => {
    if (seen.has(`${on} ${kind}`))
      return [{ path: ['holidays', i, 'on'], key: 'double.holiday', detail: { value: on } }]
    seen.add(`${on} ${kind}`)
    return []
  })
}

function equalRanks({ opening }: CalendarFile): Finding[] {
  return opening.flatMap((form, i) => {
    const other = opening.slice(0, i).find((before) => before.rank === form.rank && overlap(before, form))
    return other
      ? [{ path: ['opening', i, 'rank'], key: 'equalRank', detail: { value: form.code, other: other.code } }]
      : []
  })
}

function overlap(a: OpeningOfPack, b: OpeningOfPack): boolean {
  return a.from <= (b.until ?? '9999') && b.from <= (a.until ?? '9999')
}

function breaksOutside(form: OpeningOfPack, i: number): Finding[] {
  return Object.entries(form.breaks).flatMap(([group, ofGroup]) =>
    weekdays.flatMap((day) => {
      const [pause, hours] = [ofGroup[day], form.days[day]]
      if (!pause || (hours && hours.open <= pause[0] && pause[1] <= hours.close)) return []
      return [{ path: ['opening', i, 'breaks', group, day], key: 'breakOutside', detail: { value: group, day } }]
    }),
  )
}

/** What in an agency does not go with the mall's week. */
export function faultsOfAgency(agency: AgencyFile, calendar: CalendarFile | undefined): Finding[] {
  return [
    ...mainQueuesThatWait(agency),
    ...(calendar ? [...presentWhenClosed(agency, calendar), ...queuesThatClose(agency, calendar)] : []),
  ]
}

function mainQueuesThatWait({ counters }: AgencyFile): Finding[] {
  return counters.flatMap(({ code, profile }, i) =>
    profile[0]?.when_waiting_over === undefined
      ? []
      : [{ path: ['counters', i, 'profile', 0, 'when_waiting_over'], key: 'mainQueueWaits', detail: { value: code } }],
  )
}

function presentWhenClosed({ presence }: AgencyFile, { opening }: CalendarFile): Finding[] {
  return presence.flatMap(({ days }, i) =>
    days.flatMap((day, j) =>
      opening.some((form) => form.days[day])
        ? []
        : [{ path: ['presence', i, 'days', j], key: 'presentWhenClosed', detail: { day } }],
    ),
  )
}

/** A queue that several counters serve must not stand still because all of them break at once. */
function queuesThatClose(agency: AgencyFile, { opening }: CalendarFile): Finding[] {
  const present = new Set(agency.presence.flatMap(({ days }) => days))
  return agency.queues.flatMap(({ code }, i) => {
    const groups = agency.counters
      .filter(({ profile }) => profile.some(({ queue }) => queue === code))
      .map((counter) => counter.break)
    if (groups.length < 2) return []
    for (const form of opening) {
      for (const day of weekdays.filter((each) => present.has(each) && form.days[each])) {
        const gap = commonBreak(form, groups, day)
        if (gap)
          return [
            {
              path: ['queues', i, 'code'],
              key: 'queueCloses',
              detail: { value: code, day, form: form.code, from: gap[0], until: gap[1] },
            },
          ]
      }
    }
    return []
  })
}

function commonBreak(
  form: OpeningOfPack,
  groups: readonly (string | undefined)[],
  day: Weekday,
): [string, string] | undefined {
  const breaks = groups.map((group) => (group === undefined ? undefined : form.breaks[group]?.[day]))
  if (breaks.some((pause) => !pause)) return undefined
  const from = breaks.map((pause) => pause?.[0] ?? '').reduce((a, b) => (a > b ? a : b))
  const until = breaks.map((pause) => pause?.[1] ?? '').reduce((a, b) => (a < b ? a : b))
  return from < until ? [from, until] : undefined
}

/** One person cannot be planned in two places at once, nor two people at one counter. */
export function faultsOfStaff({ staff, roster }: StaffFile, agencies: readonly AgencyFile[]): Finding[] {
  const agencyOfCounter = new Map(
    agencies.flatMap(({ code, counters }) => counters.map((counter) => [counter.code, code])),
  )
  const people = new Map(staff.map((person) => [person.username, person]))
  const strangers = roster.flatMap((planned, i) => {
    const [person, agency] = [people.get(planned.staff), agencyOfCounter.get(planned.counter)]
    const detail = { value: planned.staff, counter: planned.counter }
    if (person && !person.roles.includes('officer'))
      return [{ path: ['roster', i, 'staff'], key: 'notAnOfficer', detail }]
    const isKnown = agencies.some(({ code }) => code === person?.agency)
    return isKnown && agency && person?.agency !== agency
      ? [{ path: ['roster', i, 'staff'], key: 'otherAgency', detail }]
      : []
  })
  return [...strangers, ...overlaps(roster, 'staff'), ...overlaps(roster, 'counter')]
}

function overlaps(roster: StaffFile['roster'], by: 'staff' | 'counter'): Finding[] {
  const planned = roster.flatMap((entry, i) => entry.days.map((day) => ({ ...entry, day, i })))
  const findings: Finding[] = []
  for (const group of Map.groupBy(planned, (entry) => `${entry[by]} ${entry.day}`).values()) {
    const inOrder = group.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.i - b.i))
    inOrder.reduce((last, next) => {
      if (next.from < last.until)
        findings.push({
          path: ['roster', next.i, by],
          key: `overlap.${by}`,
          detail: { value: next[by], day: next.day },
        })
      return next.until > last.until ? next : last
    })
  }
  return findings
}
