import { z } from 'zod'
import type { FormState } from '#platform/web/forms.ts'

/** A day that is in the calendar, as machines write it: `2026-11-23`, and not `2026-13-45`. */
export function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success
}

/** The day in the three boxes of a DateField, or undefined when there is no such day. */
export function dayTyped(values: FormState['values'], name: string): string | undefined {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => String(values[`${name}-${part}`] ?? '').trim())
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isDay(text) ? text : undefined
}
