import type { Presence } from '#agency/presence.ts'
import type { Ask } from '#platform/web/env.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

export function saysDays(c: Ask, days: readonly string[]): string {
  const names: Readonly<Record<string, string>> = common[c.var.language].weekdaysShort
  const nobody = words[c.var.language].presence.nobody
  return (
    weekOrder
      .filter((day) => days.includes(day))
      .map((day) => names[day])
      .join(', ') || nobody
  )
}

export const weekOrder = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The addendum that holds on a day. */
export function ruleOn(presence: readonly Presence[], day: string): Presence | undefined {
  return presence.filter(({ validFrom }) => validFrom <= day).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}
