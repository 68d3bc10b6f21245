import { holds } from '#platform/dated.ts'

/** A billing code of the state's revenue (SIMPONI): 15 digits; the first is 8, then when it was made, then a serial. */
export type BillingCode = { readonly code: string; readonly madeOn: string; readonly serial: string }
export type BillingFault = 'notDigits' | 'length' | 'notSimponi' | 'date'
export type ReadBilling =
  | { readonly ok: true; readonly value: BillingCode }
  | { readonly ok: false; readonly fault: BillingFault }

/** `820220922465628` was made on 2022-09-22: 820, then year, month and day, then six digits. */
export function parseBillingCode(text: string): ReadBilling {
  const digits = text.trim().replaceAll(/[\s.-]/g, '')
  if (!/^\d*$/.test(digits)) return { ok: false, fault: 'notDigits' }
  if (digits.length !== 15) return { ok: false, fault: 'length' }
  const [, yy, month, day, serial] = /^820(\d\d)(\d\d)(\d\d)(\d{6})$/.exec(digits) ?? []
  if (serial === undefined) return { ok: false, fault: 'notSimponi' }
  const madeOn = `20${yy}-${month}-${day}`
  const date = new Date(`${madeOn}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== madeOn) return { ok: false, fault: 'date' }
  return { ok: true, value: { code: digits, madeOn, serial } }
}

export type BillingTerm = {
  readonly kind: 'general' | 'passport'
  readonly hours: number
  readonly basis: string
  readonly validFrom: string
  readonly validUntil: string | null
}

/** How long a code may be paid, in hours of the calendar. */
export const billingTerms: readonly BillingTerm[] = [
  { kind: 'general', hours: 7 * 24, basis: 'SIMPONI, Kemenkeu', validFrom: '2022-01-01', validUntil: null },
  { kind: 'passport', hours: 2, basis: 'Ditjen Imigrasi, Januari 2022', validFrom: '2022-01-28', validUntil: null },
]

/** Until when a code that was made at a moment may be paid; undefined when no term holds on that day. */
export function billingExpiry(
  kind: BillingTerm['kind'],
  madeAt: Date,
  day: string,
  terms = billingTerms,
): Date | undefined {
  const term = terms.find((one) => one.kind === kind && holds(one, day))
  return term && new Date(madeAt.getTime() + term.hours * 60 * 60 * 1000)
}
