import { Temporal } from 'temporal-polyfill'
import { type Region, regionOf } from './region.ts'

/** What a 16-digit number of population says about itself. Nothing of it proves that the person exists. */
export type Nik = {
  readonly nik: string
  /** Where the number was first issued, which is not where somebody lives now. */
  readonly region: Region
  readonly district: string
  readonly sex: 'L' | 'P'
  /** 2001-01-31. The century is a guess; the birth date of a document is right. */
  readonly bornOn: string
  readonly serial: string
}
export type NumberFault = 'notDigits' | 'length' | 'date' | 'serial' | 'repeated'
export type NumberWarning = 'unknownProvince' | 'unknownRegency' | 'centuryGuessed'
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly NumberWarning[] }
  | { readonly ok: false; readonly fault: NumberFault }

/**
 * Reads a NIK: PPKKCC DDMMYY SSSS, the day of birth 40 higher for women (Perpres 26/2009 and Dukcapil's practice).
 * There is no check digit. Years up to `today`'s are of this century. Spaces, dots and hyphens are forgiven; a region
 * that we do not know is a warning, because old numbers keep codes of regions that were divided since.
 */
export function parseNik(text: string, today: string): Parsed<Nik> {
  const digits = digitsOf(text)
  const fault = faultOf(digits, 16)
  if (fault) return { ok: false, fault }
  const day = Number(digits.slice(6, 8))
  const [sex, dayOfMonth] = day > 40 ? (['P', day - 40] as const) : (['L', day] as const)
  const born = dateOf(Number(digits.slice(10, 12)), Number(digits.slice(8, 10)), dayOfMonth, today)
  if (!born) return { ok: false, fault: 'date' }
  const serial = digits.slice(12)
  if (serial === '0000') return { ok: false, fault: 'serial' }
  const region = regionOf(digits.slice(0, 4))
  const warnings = [...region.warnings, ...(born.isGuess ? (['centuryGuessed'] as const) : [])]
  const value = { nik: digits, region, district: digits.slice(0, 6), sex, bornOn: born.day, serial }
  return { ok: true, value, warnings }
}

/** A family card's number: PPKKCC, the day it was issued (no 40 for women), serial. */
export type Kk = { readonly kk: string; readonly region: Region; readonly issuedOn: string; readonly serial: string }

export function parseKk(text: string, today: string): Parsed<Kk> {
  const digits = digitsOf(text)
  const fault = faultOf(digits, 16)
  if (fault) return { ok: false, fault }
  const part = (from: number) => Number(digits.slice(from, from + 2))
  const issued = dateOf(part(10), part(8), part(6), today)
  if (!issued) return { ok: false, fault: 'date' }
  if (digits.endsWith('0000')) return { ok: false, fault: 'serial' }
  const region = regionOf(digits.slice(0, 4))
  const value = { kk: digits, region, issuedOn: issued.day, serial: digits.slice(12) }
  return { ok: true, value, warnings: region.warnings }
}

/** What people write between digits is left out; letters stay, and are a fault. */
export function digitsOf(text: string): string {
  return text.trim().replaceAll(/[\s.-]/g, '')
}

export function faultOf(digits: string, length: number): NumberFault | undefined {
  if (!/^\d*$/.test(digits)) return 'notDigits'
  if (digits.length !== length) return 'length'
  return /^(\d)\1*$/.test(digits) ? 'repeated' : undefined
}

/** Two digits of a year are of this century unless that is still to come. Then, and within a hundred years of it, a guess. */
function dateOf(yy: number, month: number, day: number, today: string): { day: string; isGuess: boolean } | undefined {
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  for (const year of [century + yy, century - 100 + yy]) {
    const date = civilDate(year, month, day)
    // A 29 February exists in one of the two centuries only, and then that is the one.
    if (date && date <= today) return { day: date, isGuess: year === century + yy }
  }
  return undefined
}

function civilDate(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}
