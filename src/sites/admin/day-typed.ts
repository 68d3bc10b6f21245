import { z } from 'zod'
import type { FormState } from '#platform/web/forms.ts'

/** The day in the three boxes of a DateField, or undefined when there is no such day. */
export function dayTyped(values: FormState['values'], name: string): string | undefined {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => String(values[`${name}-${part}`] ?? '').trim())
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return z.iso.date().safeParse(text).success ? text : undefined
}
