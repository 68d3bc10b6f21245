import { isYearKnown, type OpeningCalendar } from '#mall/opening.ts'
import { type Call, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { civilDay } from '../law/today.ts'
import { words } from './words.ts'

/** The day that `--day` asks for; one whose year has no holidays in the calendar is refused, never taken for a working day. */
export function knownDay(call: Call, calendar: OpeningCalendar): string {
  const day = civilDay(option(call, 'day') ?? '2026-11-23', call.language)
  if (isYearKnown(calendar, day)) return day
  throw new Stopped(exits.refused, [words[call.language].yearMissing(Number(day.slice(0, 4)), call.words[0] ?? '')])
}
