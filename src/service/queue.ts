import type { Named } from '#platform/words.ts'

/** What a queue's form holds: its number series and the order in which its people are called. */
export type QueueFields = {
  readonly name: Named
  readonly letter: string
  readonly firstNumber: number
  readonly digits: number
  readonly reset: 'daily' | 'never'
  readonly promiseMinutes: number
  readonly discipline: 'credit' | 'accumulating' | 'lane'
  readonly creditProtectedMinutes: number
  readonly creditAppointmentMinutes: number
  readonly promiseProtectedMinutes: number
  readonly weightProtected: number
  readonly weightAppointment: number
  readonly lanePlaces: number
}
export type QueueRow = {
  readonly id: number
  readonly agencyId: number
  readonly code: string
  readonly siteId: number
  readonly timeZone: string
  readonly isRetired: boolean
  readonly fields: QueueFields
}

/** As the table's own defaults. */
export const usualQueue: Omit<QueueFields, 'name' | 'letter'> = {
  firstNumber: 1,
  digits: 3,
  reset: 'daily',
  promiseMinutes: 30,
  discipline: 'credit',
  creditProtectedMinutes: 30,
  creditAppointmentMinutes: 30,
  promiseProtectedMinutes: 15,
  weightProtected: 3,
  weightAppointment: 2,
  lanePlaces: 8,
}

export function subjectOfQueue({ id, agencyId, fields }: Pick<QueueRow, 'id' | 'agencyId' | 'fields'>) {
  return { subject: `queue:${id}`, label: `${fields.letter} ${fields.name.id}`, agency: agencyId }
}
