import { Temporal } from 'temporal-polyfill'
import type { Language } from '#platform/words.ts'
import { type Call, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { words } from './words.ts'

/** The day whose rules hold: --date, or today in Indonesia's first zone. */
export function dayOf(call: Call): string {
  const given = option(call, 'date')
  if (given === undefined) return Temporal.Now.plainDateISO('Asia/Jakarta').toString()
  return civilDay(given, call.language)
}

export function civilDay(text: string, language: Language): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString()
  } catch {
    // Falls through to the sentence.
  }
  throw new Stopped(exits.usage, [words[language].badDate(text)])
}
