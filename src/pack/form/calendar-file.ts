import { z } from 'zod'
import { basis, date, line, lowerCode, perDay, text, time } from './parts.ts'

const holiday = z.strictObject({
  on: date,
  name: text,
  kind: z.enum(['national', 'joint_leave', 'local']),
  basis,
})

const hours = z.strictObject({ open: time, close: time }).refine(({ open, close }) => open < close, 'closesFirst')
const pause = z.tuple([time, time]).refine(([from, until]) => from < until, 'closesFirst')

/** A form of the week: ordinary, Ramadan. Of the forms whose dates hold, the highest rank wins. */
const opening = z
  .strictObject({
    code: lowerCode,
    from: date,
    until: date.optional(),
    rank: z.int().min(0).max(1000),
    assumed: z.boolean().default(false),
    days: perDay(hours),
    breaks: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lowerCode'), perDay(pause)).default({}),
  })
  .refine(({ from, until }) => until === undefined || from <= until, 'endsFirst')

/** calendar.yaml */
export const calendarFile = z.strictObject({
  holidays: z.array(holiday).max(2000),
  open_on_joint_leave: z.boolean().default(false),
  opening: z.array(opening).min(1).max(100),
  working_time_basis: line.max(500).optional(),
})
export type CalendarFile = z.infer<typeof calendarFile>
export type OpeningOfPack = CalendarFile['opening'][number]
