import { words as accountWords } from '#account/words.ts'
import { clockTime } from '#directory/say.ts'
import type { Changes } from '#mall/edit.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Language } from '#platform/words.ts'
import { sayCost, sayTime } from '#service/say.ts'
import type { Cost, PromisedTime } from '#service/standard.ts'
import { isDay } from './day-typed.ts'
import { fieldNames } from './field-words.ts'
import { spokenCode } from './hours/spoken-code.ts'
import { words } from './words.ts'

/** How values of the ledger and of forms are written for a reader. */

const longest = 90

/** `Nama singkat dari “Capil” menjadi “Disdukcapil”`, one per field. */
export function sayChanges(c: Ask, changes: Changes): string[] {
  const says = words[c.var.language]
  return Object.entries(changes).map(([field, change]) => {
    const { was, now } = whereTheyDiffer(change)
    return says.fromTo(nameOfField(c, field), showValue(c, was, field), showValue(c, now, field))
  })
}

/** Of two records that hold much of the same (a week of hours, its breaks) only what is another one. */
export function whereTheyDiffer(change: { readonly was: unknown; readonly now: unknown }): typeof change {
  const { was, now } = change
  if (!isRecord(was) || !isRecord(now) || isSaidWhole(was) || isSaidWhole(now)) return change
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])]
  const pairs = keys
    .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(now[key]))
    .map((key) => [key, whereTheyDiffer({ was: was[key], now: now[key] })] as const)
  if (pairs.length === 0) return change
  const side = (which: 'was' | 'now') => Object.fromEntries(pairs.map(([key, pair]) => [key, pair[which]]))
  return { was: side('was'), now: side('now') }
}

export function nameOfField(c: Ask, field: string): string {
  // A cell of the roster: the counter's sign and the day.
  const [, sign, day] = /^(.+) (\d{4}-\d\d-\d\d)$/.exec(field) ?? []
  if (sign && day && isDay(day)) return `${fieldNames[c.var.language].counter} ${sign}, ${c.var.formats.shortDay(day)}`
  const name = (fieldNames[c.var.language] as Readonly<Record<string, unknown>>)[field]
  return typeof name === 'string' ? name : field
}

/** `field` where it says more of the value than the value itself: a break group is said by its code. */
export function showValue(c: Ask, value: unknown, field?: string): string {
  const text = field === 'breakGroup' && typeof value === 'string' ? spokenCode(value) : write(c, value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function write(c: Ask, value: unknown): string {
  const says = words[c.var.language]
  if (value === null || value === undefined || value === '') return says.blank
  if (typeof value === 'boolean') return value ? says.yes : says.no
  if (typeof value === 'number') return c.var.formats.number(value, Number.isInteger(value) ? 0 : 1)
  if (typeof value === 'string') return word(c, value)
  if (isSpan(value)) return says.span(write(c, value[0]), write(c, value[1]))
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
  if (timeOfDay.test(value)) return clockTime(value, c.var)
  return isDay(value) ? c.var.formats.shortDay(value) : value
}

function writeRecord(c: Ask, value: Record<string, unknown>): string {
  if (isNamed(value)) return inLanguage(value, c.var.language)
  if (isTime(value)) return [sayTime(value, c.var), value.note && write(c, value.note)].filter(Boolean).join(', ')
  if (isCost(value)) return [sayCost(value, c.var), value.basis].filter(Boolean).join(', ')
  const { open, close } = value
  if (isSpan([open, close])) return write(c, [open, close])
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined)
    .sort(([a], [b]) => week.indexOf(a) - week.indexOf(b))
    .map(([key, one]) => `${nameOfWord(c, key)} ${write(c, one)}`)
    .join('; ')
}

function nameOfWord(c: Ask, key: string): string {
  const weekdays: Readonly<Record<string, string>> = words[c.var.language].weekdaysShort
  const name = weekdays[key] ?? nameOfField(c, key)
  // A break group has no name but its code.
  return name === key && key.includes('-') ? spokenCode(key) : name
}

const week: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const timeOfDay = /^\d\d:\d\d$/

/** From when until when, as hours and breaks are kept. */
function isSpan(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => timeOfDay.test(String(one)))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNamed(value: Record<string, unknown>): value is Record<Language, string> {
  return typeof value.id === 'string' && typeof value.en === 'string'
}

/** A part of it would be no sentence: "at most 30" says neither minutes nor days. */
function isSaidWhole(value: Record<string, unknown>): boolean {
  return isNamed(value) || isTime(value) || isCost(value)
}

function isTime(value: Record<string, unknown>): value is PromisedTime {
  return typeof value.min === 'number' && typeof value.max === 'number' && units.has(value.unit)
}
const units: ReadonlySet<unknown> = new Set<PromisedTime['unit']>(['minute', 'hour', 'working_day', 'calendar_day'])

function isCost(value: Record<string, unknown>): value is Cost {
  return costs.has(value.kind)
}
const costs: ReadonlySet<unknown> = new Set<Cost['kind']>(['free', 'fixed', 'table', 'formula'])

// A change of one language only must be seen by a reader of the other.
function inLanguage(value: Record<Language, string>, language: Language): string {
  const other = language === 'id' ? value.en : value.id
  return other && other !== value[language] ? `${value[language]} / ${other}` : value[language]
}
