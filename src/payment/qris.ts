import { Refused } from '#platform/refused.ts'
import type { Rupiah } from './rupiah.ts'
import { crc16, type Field, readFields, writeFields } from './tlv.ts'

/** A merchant-presented QRIS code (Bank Indonesia, PADG 21/18/2019; EMV QRCPS). */
export type Qris = {
  /** Static codes are printed once and carry no amount; dynamic ones are made for one bill. */
  readonly kind: 'static' | 'dynamic'
  /** The accounts behind it, fields 26 to 51, each with its own fields: 00 is the network. */
  readonly accounts: readonly { readonly id: string; readonly fields: readonly Field[] }[]
  readonly categoryCode: string
  readonly amount: Rupiah | undefined
  readonly name: string
  readonly city: string
  readonly postalCode: string | undefined
  /** Field 62: 01 is the bill's number, 05 a reference, 07 the terminal. */
  readonly additional: readonly Field[]
  /** Fields that we do not use, kept so that a code is written again as it was read. */
  readonly others: readonly Field[]
}
export type QrisFault =
  | 'fields'
  | 'crc'
  | 'format'
  | 'kind'
  | 'account'
  | 'currency'
  | 'country'
  | 'amount'
  | 'required'
export type ReadQris = { readonly ok: true; readonly value: Qris } | { readonly ok: false; readonly fault: QrisFault }

const rupiahCode = '360'
const known = ['00', '01', '52', '53', '54', '58', '59', '60', '61', '62', '63']

/**
 * The text of the code. Names are at most 25 characters, cities 15, as the standard has them.
 * @throws Refused qris.tooLong, qris.missing with the field.
 */
export function buildQris(qris: Qris): string {
  if (qris.accounts.length === 0) throw new Refused('qris.missing', { field: 'accounts' })
  if (qris.kind === 'dynamic' && qris.amount === undefined) throw new Refused('qris.missing', { field: 'amount' })
  const fields: Field[] = [
    { id: '00', value: '01' },
    { id: '01', value: qris.kind === 'static' ? '11' : '12' },
    ...qris.accounts.map(({ id, fields }) => ({ id, value: short(id, writeFields(fields), 99) })),
    { id: '52', value: short('52', qris.categoryCode, 4) },
    { id: '53', value: rupiahCode },
    ...optional('54', qris.amount === undefined ? undefined : String(qris.amount), 13),
    { id: '58', value: 'ID' },
    { id: '59', value: short('59', qris.name, 25) },
    { id: '60', value: short('60', qris.city, 15) },
    ...optional('61', qris.postalCode, 10),
    ...optional('62', qris.additional.length > 0 ? writeFields(qris.additional) : undefined, 99),
    ...qris.others,
  ]
  const body = `${writeFields(fields)}6304`
  return body + crc16(body)
}

/** Reads a code; the sum must be right, the currency rupiah and the country Indonesia. */
export function parseQris(text: string): ReadQris {
  const code = text.trim()
  if (!/6304[0-9A-Fa-f]{4}$/.test(code)) return { ok: false, fault: 'fields' }
  if (crc16(code.slice(0, -4)) !== code.slice(-4).toUpperCase()) return { ok: false, fault: 'crc' }
  const fields = readFields(code)
  if (!isFields(fields) || fields.at(-1)?.id !== '63') return { ok: false, fault: 'fields' }
  const value = new Map(fields.map((field) => [field.id, field.value]))
  if (value.size !== fields.length) return { ok: false, fault: 'fields' }
  return readValues(fields, value)
}

function readValues(fields: readonly Field[], value: ReadonlyMap<string, string>): ReadQris {
  const no = (fault: QrisFault): ReadQris => ({ ok: false, fault })
  if (value.get('00') !== '01') return no('format')
  const kind = ({ '11': 'static', '12': 'dynamic' } as const)[value.get('01') ?? '11']
  if (!kind) return no('kind')
  if (value.get('53') !== rupiahCode) return no('currency')
  if (value.get('58') !== 'ID') return no('country')
  const amount = value.get('54')
  if (amount !== undefined && !/^\d{1,13}(\.0{1,2})?$/.test(amount)) return no('amount')
  const accounts = fields.filter(isAccount).map(({ id, value }) => ({ id, fields: readFields(value) }))
  const additional = readFields(value.get('62') ?? '')
  if (accounts.length === 0 || !accounts.every(({ fields }) => isFields(fields))) return no('account')
  if (!isFields(additional)) return no('fields')
  const [categoryCode, name, city] = ['52', '59', '60'].map((id) => value.get(id))
  if (!categoryCode || !name || !city) return no('required')
  return {
    ok: true,
    value: {
      kind,
      accounts: accounts as Qris['accounts'],
      categoryCode,
      amount: amount === undefined ? undefined : (Math.trunc(Number(amount)) as Rupiah),
      name,
      city,
      postalCode: value.get('61'),
      additional,
      others: fields.filter((field) => !known.includes(field.id) && !isAccount(field)),
    },
  }
}

function isAccount({ id }: Field): boolean {
  return id >= '26' && id <= '51'
}

function isFields(read: ReturnType<typeof readFields>): read is readonly Field[] {
  return Array.isArray(read)
}

function optional(id: string, value: string | undefined, most: number): Field[] {
  return value === undefined ? [] : [{ id, value: short(id, value, most) }]
}

function short(id: string, value: string, most: number): string {
  if (value === '') throw new Refused('qris.missing', { field: id })
  if ([...value].length > most) throw new Refused('qris.tooLong', { field: id, most })
  return value
}
