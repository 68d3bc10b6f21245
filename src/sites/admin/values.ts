import { words as accountWords } from '#account/words.ts'
import type { Changes } from '#mall/edit.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Language } from '#platform/words.ts'
import { isDay } from './day-typed.ts'
import { fieldNames } from './field-words.ts'
import { words } from './words.ts'

/** How values of the ledger and of forms are written for a reader. */

const longest = 90

/** `Nama singkat dari “Capil” menjadi “Disdukcapil”`, one per field. */
export function sayChanges(c: Ask, changes: Changes): string[] {
  const says = words[c.var.language]
  return Object.entries(changes).map(([field, { was, now }]) =>
    says.fromTo(nameOfField(c, field), showValue(c, was), showValue(c, now)),
  )
}

export function nameOfField(c: Ask, field: string): string {
  // A cell of the roster: the counter's sign and the day.
  const [, sign, day] = /^(.+) (\d{4}-\d\d-\d\d)$/.exec(field) ?? []
  if (sign && day && isDay(day)) return `${fieldNames[c.var.language].counter} ${sign}, ${c.var.formats.shortDay(day)}`
  const name = (fieldNames[c.var.language] as Readonly<Record<string, unknown>>)[field]
  return typeof name === 'string' ? name : field
}

export function showValue(c: Ask, value: unknown): string {
  const text = write(c, value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function write(c: Ask, value: unknown): string {
  const says = words[c.var.language]
  if (value === null || value === undefined || value === '') return says.blank
  if (typeof value === 'boolean') return value ? says.yes : says.no
  if (typeof value === 'number') return c.var.formats.number(value, Number.isInteger(value) ? 0 : 1)
  if (typeof value === 'string') return word(c, value)
  if (Array.isArray(value)) return value.length === 0 ? says.none : value.map((one) => write(c, one)).join(', ')
  return writeRecord(c, value as Record<string, unknown>)
}

function word(c: Ask, value: string): string {
  const known: Readonly<Record<string, string>> = {
    ...words[c.var.language].weekdays,
    ...fieldNames[c.var.language].values,
    ...accountWords[c.var.language].roles,
  }
  if (known[value]) return known[value]
  return isDay(value) ? c.var.formats.shortDay(value) : value
}

function writeRecord(c: Ask, value: Record<string, unknown>): string {
  if (isNamed(value)) return inLanguage(value, c.var.language)
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined)
    .map(([key, one]) => `${nameOfWord(c, key)} ${write(c, one)}`)
    .join('; ')
}

function nameOfWord(c: Ask, key: string): string {
  const weekdays: Readonly<Record<string, string>> = words[c.var.language].weekdaysShort
  return weekdays[key] ?? nameOfField(c, key)
}

function isNamed(value: Record<string, unknown>): value is Record<Language, string> {
  return typeof value.id === 'string' && typeof value.en === 'string'
}

// A change of one language only must be seen by a reader of the other.
function inLanguage(value: Record<Language, string>, language: Language): string {
  const other = language === 'id' ? value.en : value.id
  return other && other !== value[language] ? `${value[language]} / ${other}` : value[language]
}
