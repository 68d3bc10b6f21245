import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Holiday, OpeningForm } from '#mall/opening.ts'

type Written = {
  readonly holidays: readonly (Omit<Holiday, 'heldOn'> & { readonly on: string })[]
  readonly opening: readonly (Omit<OpeningForm, 'validFrom' | 'validUntil'> & { from: string; until?: string })[]
}

/** The holidays and hours of Pekanbaru's pack, which follow the joint decrees of 2025 and 2026. */
export function decreedCalendar(): { holidays: Holiday[]; hours: OpeningForm[] } {
  const file = join(import.meta.dirname, '../../malls/pekanbaru/calendar.yaml')
  const { holidays, opening } = parse(readFileSync(file, 'utf8'), { schema: 'core' }) as Written
  return {
    holidays: holidays.map(({ on, kind, name }) => ({ heldOn: String(on), kind, name })),
    hours: opening.map(({ from, until, ...form }) => ({ ...form, validFrom: from, validUntil: until ?? null })),
  }
}
