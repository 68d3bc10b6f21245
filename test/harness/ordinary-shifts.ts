import type { ShiftRules } from '#planning/staffing/roster/shift-pattern.ts'

/** Minutes of the day. */
export const clock = (hours: number, minutes = 0) => hours * 60 + minutes

/** An ordinary day at the mall: 08.00 to 15.00, an hour's rest around noon, five hours at once at most. */
export const ordinaryShifts: ShiftRules = {
  open: clock(8),
  close: clock(15),
  rest: { minutes: 60, from: clock(11, 30), until: clock(13, 30) },
  mostPerDay: 450,
  mostAtOnce: 300,
  shortest: 180,
}
