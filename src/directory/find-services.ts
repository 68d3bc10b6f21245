import { wordsOf } from '#service/search/words-of.ts'
import type { Agency, Directory, Service } from './directory.ts'
import { type Entry, type Field, type Index, indexOf } from './find-services-index.ts'
import { nearestWord } from './find-services-near.ts'
import { stopWords } from './find-services-words.ts'

/** What was found for what somebody typed. */
export type Search = {
  readonly found: readonly Service[]
  /** Nothing fits all that was typed: these come nearest. Empty when something was found. */
  readonly near: readonly Service[]
  /** How the typed words were understood, when some of them were written another way; undefined when as typed. */
  readonly understoodAs: string | undefined
}

/**
 * Services by everyday words. Each word is led to what the mall calls the thing (find-services-words.ts), its forms to
 * one (find-services-stems.ts), and a slip to the nearest word that is known (find-services-near.ts). A service is found
 * when it has most of the weight of what was typed, a rare word weighing more than one that many services have. First
 * comes the service with one text (its name, or one of the phrases people use for it) that has the most of what was
 * typed and little else.
 */
export function searchServices(directory: Directory, typed: string): Search {
  const index = indexOf(directory)
  const { terms, understoodAs } = understand(index, wordsOf(typed))
  if (terms.length === 0) return { found: [], near: [], understoodAs: undefined }
  const ranked = index.entries
    .map((entry) => ({ service: entry.service, ...scoreOf(index, entry, terms) }))
    .filter(({ cover }) => cover >= least.near)
    .sort((a, b) => b.score - a.score || (a.service.code < b.service.code ? -1 : 1))
  const found = ranked.filter(({ cover }) => cover >= least.found)
  const near = found.length > 0 ? [] : ranked.slice(0, mostNear)
  return { found: found.map(({ service }) => service), near: near.map(({ service }) => service), understoodAs }
}
const least = { found: 0.62, near: 0.45 }
const mostNear = 8

/** As searchServices, for a list without explanations: what fits, else what comes nearest. */
export function findServices(directory: Directory, typed: string): Service[] {
  const { found, near } = searchServices(directory, typed)
  return [...(found.length > 0 ? found : near)]
}

/** The agencies of a mall as a reader looks for them: by their short name. */
export function agenciesByName(directory: Directory): Agency[] {
  return [...directory.agencies.values()].sort((a, b) => a.shortName.localeCompare(b.shortName, 'id'))
}

export function servicesOfAgency(directory: Directory, agencyId: number): Service[] {
  return [...directory.services.values()].filter((service) => service.agencyId === agencyId)
}

/** A service or an agency by the code in its address. */
export function serviceByCode(directory: Directory, code: string): Service | undefined {
  const wanted = code.toUpperCase()
  return [...directory.services.values()].find((service) => service.code === wanted)
}

export function agencyByCode(directory: Directory, code: string): Agency | undefined {
  const wanted = code.toLowerCase()
  return [...directory.agencies.values()].find((agency) => agency.code === wanted)
}

/** One thing that was asked for: the terms that answer it, each with how surely it was meant. */
type Wanted = { readonly meant: ReadonlyMap<string, number>; readonly weight: number }

function understand(index: Index, words: readonly string[]): { terms: Wanted[]; understoodAs: string | undefined } {
  const said = joined(index, words)
  const meant = said.map((word) => meaningOf(index, word))
  const understood = meant.map(({ word }) => word)
  const closeness = new Map(meant.map(({ word, closeness }) => [word, closeness]))
  const terms = index.termsOf(understood)
  // Somebody who typed nothing but small words meant one of them.
  const some = terms.length > 0 ? terms : understood.map((word) => ({ term: word, words: [word] }))
  const wanted = new Map(some.map((one) => [one.term, wantedOf(index, one, closeness)]))
  const isAsTyped = meant.every(({ isCorrected }) => !isCorrected)
  return { terms: [...wanted.values()], understoodAs: isAsTyped ? undefined : understood.join(' ') }
}

function wantedOf(
  index: Index,
  { term, words }: ReturnType<Index['termsOf']>[number],
  closeness: ReadonlyMap<string, number>,
): Wanted {
  const sure = Math.min(1, ...words.map((word) => closeness.get(word) ?? 1))
  const weight = index.weights.get(term)
  if (weight !== undefined) return { meant: new Map([[term, sure]]), weight }
  // Still being typed, or cut short: every word that begins so.
  const begun = term.length < 3 ? [] : [...index.weights].filter(([known]) => known.startsWith(term))
  const weights = begun.map(([, of]) => of)
  return {
    meant: new Map(begun.map(([known]) => [known, 0.85])),
    weight: weights.length > 0 ? Math.min(...weights) : index.weightOfUnknown,
  }
}

/** "e ktp", "np wp": two words that are one here, where one of them is none. And one that is two: "bikinktp". */
function joined(index: Index, words: readonly string[]): string[] {
  const isKnown = (word: string) => index.words.has(word) || stopWords.has(word)
  const together: string[] = []
  for (let i = 0; i < words.length; i++) {
    const [word = '', next = ''] = [words[i], words[i + 1]]
    const isOne = next && (!isKnown(word) || !isKnown(next)) && index.words.has(word + next)
    together.push(isOne ? word + next : word)
    if (isOne) i++
  }
  return together.flatMap((word) => (isKnown(word) ? [word] : (parted(word, isKnown, index) ?? [word])))
}

function parted(word: string, isKnown: (word: string) => boolean, index: Index): [string, string] | undefined {
  for (let at = 2; at <= word.length - 2; at++) {
    const [first, last] = [word.slice(0, at), word.slice(at)]
    const isSomething = [first, last].some((one) => index.words.has(one) && !stopWords.has(one))
    if (
      isSomething &&
      isKnown(first) &&
      isKnown(last) &&
      Math.max(first.length, last.length) > 3 &&
      first.length + last.length > 6
    )
      return [first, last]
  }
  return undefined
}

type Meaning = { readonly word: string; readonly closeness: number; readonly isCorrected: boolean }

function meaningOf(index: Index, word: string): Meaning {
  const asTyped = { word, closeness: 1, isCorrected: false }
  if (index.words.has(word) || stopWords.has(word) || index.termsOf([word])[0]?.term !== word) return asTyped
  if (word.length >= 3 && [...index.words.keys()].some((known) => known.startsWith(word))) return asTyped
  const near = nearestWord(word, index.words)
  return near ? { ...near, isCorrected: true } : asTyped
}

function scoreOf(index: Index, { fields, all }: Entry, terms: readonly Wanted[]): { cover: number; score: number } {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const matched = (has: (term: string) => number) =>
    terms.reduce((sum, { meant, weight }) => sum + weight * best(meant, has), 0) / total
  const cover = matched((term) => (all.has(term) ? 1 : 0))
  if (cover < least.near) return { cover, score: 0 }
  const inAll = matched((term) => all.get(term) ?? 0)
  const scores = fields.map((field) => ({ isName: field.isName, score: scoreIn(index, field, terms, matched) }))
  const top = Math.max(0, ...scores.map(({ score }) => score))
  const inName = scores.find(({ isName }) => isName)?.score ?? 0
  return { cover, score: top + 0.25 * inAll + 0.08 * inName }
}

function best(meant: ReadonlyMap<string, number>, has: (term: string) => number): number {
  let most = 0
  for (const [term, sure] of meant) most = Math.max(most, sure * has(term))
  return most
}

/** How much of what was typed stands in one text, and how little else stands there. */
function scoreIn(
  index: Index,
  field: Field,
  terms: readonly Wanted[],
  matched: (has: (term: string) => number) => number,
): number {
  const cover = matched((term) => (field.terms.includes(term) ? 1 : 0))
  if (cover === 0) return 0
  const weightOf = (term: string) => index.weights.get(term) ?? 1
  const inside = field.terms.filter((term) => terms.some(({ meant }) => meant.has(term)))
  const density = sum(inside.map(weightOf)) / sum(field.terms.map(weightOf))
  return field.worth * cover * (0.7 + 0.3 * density)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
