import type { Formats } from '#platform/formats.ts'

/** 7 menit 10, as one says it. */
export function sayDuration(minutes: number, { formats }: { readonly formats: Formats }): string {
  const seconds = Math.round(minutes * 60)
  const rest = seconds % 60
  return `${formats.minutes(Math.floor(seconds / 60))}${rest ? ` ${String(rest).padStart(2, '0')}` : ''}`
}
