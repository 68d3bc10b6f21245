import type { Language } from '#platform/words.ts'
import type { Weekday } from './day.ts'

/** The days of the week as people read them. A sentence about a fault also asks by a day that it was given as text. */
export type WeekdayNames = Readonly<Record<Weekday, string>> & Readonly<Record<string, string>>

export const weekdayNames: Readonly<Record<Language, WeekdayNames>> = {
  id: { mon: 'Senin', tue: 'Selasa', wed: 'Rabu', thu: 'Kamis', fri: 'Jumat', sat: 'Sabtu', sun: 'Minggu' },
  en: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
}
