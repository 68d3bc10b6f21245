import type { Weekday } from '#mall/day.ts'
import type { OpeningFields } from '#mall/edit-opening.ts'
import type { FormState } from '#platform/web/forms.ts'
import { type RowValues, rowsIn, rowValues } from '../rows.tsx'

/** A form of the week as fields of a page: `mon-open`, `mon-close`, and for each break group `group-0-mon_from`. */
export const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[]

export const blankGroup: RowValues = Object.fromEntries([
  ['name', ''],
  ...week.flatMap((day) => [
    [`${day}_from`, ''],
    [`${day}_until`, ''],
  ]),
])

export function valuesOf(form: OpeningFields): FormState['values'] {
  const hours = week.flatMap((day) => [
    [`${day}-open`, form.days[day]?.open ?? ''],
    [`${day}-close`, form.days[day]?.close ?? ''],
  ])
  const groups = Object.entries(form.breaks).map(([name, ofGroup]) => ({
    name,
    ...Object.fromEntries(
      week.flatMap((day) => [
        [`${day}_from`, ofGroup[day]?.[0] ?? ''],
        [`${day}_until`, ofGroup[day]?.[1] ?? ''],
      ]),
    ),
  }))
  return {
    validFrom: form.validFrom,
    validUntil: form.validUntil ?? '',
    rank: String(form.rank),
    ...(form.isAssumed ? { isAssumed: 'yes' } : {}),
    ...Object.fromEntries(hours),
    ...rowValues('group', groups),
  }
}

export type TimesSaid = { readonly timeWrong: string; readonly groupWrong: string }

/** The days and breaks that were typed, and a sentence for each that is not a time. */
export function timesIn(values: FormState['values'], says: TimesSaid) {
  const errors: Record<string, string> = {}
  const pair = (from: string, until: string): readonly [string, string] | undefined => {
    const [a, b] = [timeIn(values[from]), timeIn(values[until])]
    if (a === '' && b === '') return undefined
    if (!a) errors[from] = says.timeWrong
    if (!b) errors[until] = says.timeWrong
    return a && b ? [a, b] : undefined
  }
  const days: Record<string, { open: string; close: string }> = {}
  for (const day of week) {
    const hours = pair(`${day}-open`, `${day}-close`)
    if (hours) days[day] = { open: hours[0], close: hours[1] }
  }
  const breaks: Record<string, Record<string, readonly [string, string]>> = {}
  rowsIn(values, 'group').forEach(({ name = '' }, i) => {
    const group = name.trim().toLowerCase()
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(group) || group in breaks) errors[`group-${i}-name`] = says.groupWrong
    const ofGroup = week.flatMap((day) => {
      const pause = pair(`group-${i}-${day}_from`, `group-${i}-${day}_until`)
      return pause ? [[day, pause] as const] : []
    })
    breaks[group] = Object.fromEntries(ofGroup)
  })
  return { days: days as OpeningFields['days'], breaks: breaks as OpeningFields['breaks'], errors }
}

/** `08.00`, `8:00` and `0800` are 08:00; undefined is no time at all. */
export function timeIn(value: FormState['values'][string]): string | undefined {
  const text = (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
  if (text === '') return ''
  const [, hour, minute] = /^(\d{1,2})[.:]?(\d{2})$/.exec(text) ?? []
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}
