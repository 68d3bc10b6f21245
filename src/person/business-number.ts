import { digitsOf, faultOf, type NumberFault } from './nik.ts'
import { type Region, regionOf } from './region.ts'

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: NumberFault }

/** A business identity number (NIB): 13 digits, no meaning in them, no check digit (PP 28/2025). */
export function parseNib(text: string): Read<string> {
  const digits = digitsOf(text)
  const fault = faultOf(digits, 13)
  return fault ? { ok: false, fault } : { ok: true, value: digits }
}

/** A line of business (KBLI): five digits; the first two are its division, 01 to 99. */
export type Kbli = { readonly code: string; readonly division: string; readonly group: string }

export function parseKbli(text: string): Read<Kbli> {
  const digits = digitsOf(text)
  const fault = faultOf(digits, 5)
  if (fault) return { ok: false, fault }
  if (digits.startsWith('00')) return { ok: false, fault: 'serial' }
  return { ok: true, value: { code: digits, division: digits.slice(0, 2), group: digits.slice(0, 3) } }
}

/** The number of a taxed piece of land (NOP): province, regency, district, village, block, serial, kind; 18 digits. */
export type Nop = {
  readonly nop: string
  readonly region: Region
  readonly district: string
  readonly village: string
  readonly block: string
  readonly serial: string
  /** 0 for ordinary land and building; other digits for shared ones. */
  readonly kind: string
}

export function parseNop(text: string): Read<Nop> {
  const digits = digitsOf(text)
  const fault = faultOf(digits, 18)
  if (fault) return { ok: false, fault }
  const part = (from: number, until: number) => digits.slice(from, until)
  return {
    ok: true,
    value: {
      nop: digits,
      region: regionOf(part(0, 4)),
      district: part(4, 7),
      village: part(7, 10),
      block: part(10, 13),
      serial: part(13, 17),
      kind: part(17, 18),
    },
  }
}

/** As it stands on the tax bill: 14.71.010.001.002-0034.0 */
export function writeNop({ nop }: Nop): string {
  return nop.replace(/^(..)(..)(...)(...)(...)(....)(.)$/, '$1.$2.$3.$4.$5-$6.$7')
}
