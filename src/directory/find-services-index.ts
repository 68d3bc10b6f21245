import { wordsOf } from '#service/search/words-of.ts'
import type { Directory, Service } from './directory.ts'
import { stemmerFor } from './find-services-stems.ts'
import { commonActs, people, sameEverywhere, stopWords } from './find-services-words.ts'

/** One text of a service in its terms. `worth`: how much a match in it says. */
export type Field = { readonly terms: readonly string[]; readonly worth: number; readonly isName: boolean }
export type Entry = {
  readonly service: Service
  readonly fields: readonly Field[]
  readonly all: ReadonlyMap<string, number>
}

export type Index = {
  readonly entries: readonly Entry[]
  /** Every word that is written anywhere, and how often. */
  readonly words: ReadonlyMap<string, number>
  /** Every term, with how much it tells services apart. */
  readonly weights: ReadonlyMap<string, number>
  readonly weightOfUnknown: number
  readonly termsOf: (words: readonly string[]) => Term[]
}
/** What words are looked up as: `kartu keluarga` is `kk`, `pengurusan` is `urus`. */
export type Term = { readonly term: string; readonly words: readonly string[] }

/** A word that nobody here has is nearly as telling as one that a single service has. */
const shareOfUnknown = 0.8
const weightOfAct = 0.6
const weightOfPerson = 1.2
const worth = { name: 1, spoken: 0.97, english: 0.92, agency: 0.6, product: 0.5, part: 0.55 }
const longestPhrase = 5

const indexes = new WeakMap<Directory, Index>()

/** Made once for each state of the mall. */
export function indexOf(directory: Directory): Index {
  const index = indexes.get(directory) ?? makeIndex(directory)
  indexes.set(directory, index)
  return index
}

/** The mall's own come after, so that a mall may mean something else by a word than others do. */
function ownWords({ sameWords }: Directory): [string, string][] {
  return (sameWords ?? []).map(({ says, means }) => [wordsOf(says).join(' '), wordsOf(means).join(' ')])
}

type Raw = {
  readonly service: Service
  readonly texts: readonly { readonly words: string[]; readonly worth: number; readonly isName: boolean }[]
}

function makeIndex(directory: Directory): Index {
  const raw = [...directory.services.values()].map((service) => textsOf(directory, service))
  const same = new Map([...sameEverywhere, ...ownWords(directory)])
  const words = countWords(
    raw.flatMap(({ texts }) => texts.map((text) => text.words)),
    [...same.keys(), ...same.values()],
  )
  const termsOf = lookUp(same, stemmerFor(new Set(words.keys())))
  const entries = raw.map(({ service, texts }) => entryOf(service, texts, termsOf))
  const weightOfUnknown = shareOfUnknown * (1 + Math.log((entries.length + 1) / 2))
  return { entries, words, weights: weigh(entries), weightOfUnknown, termsOf }
}

function textsOf(directory: Directory, service: Service): Raw {
  const agency = directory.agencies.get(service.agencyId)
  const text = (of: string | undefined, worthOf: number, isName = false) => ({
    words: wordsOf(of ?? ''),
    worth: worthOf,
    isName,
  })
  return {
    service,
    texts: [
      text(service.name.id, worth.name, true),
      text(service.name.en, worth.english),
      text(service.code, worth.name),
      ...[...service.words, ...(service.spoken ?? [])].map((spoken) => text(spoken, worth.spoken)),
      text(agency?.shortName, worth.agency),
      text(agency?.name.id, worth.agency),
      text(agency?.name.en, worth.agency),
      text(service.standard?.product.id, worth.product),
    ],
  }
}

function countWords(texts: readonly string[][], phrases: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of texts.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of phrases.flatMap(wordsOf)) if (!counts.has(word)) counts.set(word, 0)
  return counts
}

/** The longest phrase first; a word that is no such phrase is led to its stem, which may be one. */
function lookUp(same: ReadonlyMap<string, string>, stem: (word: string) => string): Index['termsOf'] {
  return (words) => {
    const terms: Term[] = []
    for (let i = 0; i < words.length; ) {
      const length = phraseAt(words, i, same)
      const taken = words.slice(i, i + Math.max(1, length))
      i += taken.length
      const said = taken.join(' ')
      const means = same.get(said) ?? same.get(stem(said)) ?? (length === 0 ? stem(said) : said)
      const terms_ = wordsOf(same.get(means) ?? means)
      if (taken.length === 1 && stopWords.has(said)) continue
      for (const term of terms_) terms.push({ term, words: taken })
    }
    return terms
  }
}

function phraseAt(words: readonly string[], at: number, same: ReadonlyMap<string, string>): number {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length--)
    if (same.has(words.slice(at, at + length).join(' '))) return length
  return 0
}

function entryOf(service: Service, texts: Raw['texts'], termsOf: Index['termsOf']): Entry {
  const all = new Map<string, number>()
  const add = (term: string, of: number) => all.set(term, Math.max(all.get(term) ?? 0, of))
  const fields = texts.flatMap(({ words, worth: of, isName }) => {
    const terms = termsOf(words)
    for (const { term, words: said } of terms) {
      add(term, of)
      // "kartu" alone finds Kartu Keluarga too, which is looked up as kk.
      if (said.length > 1) for (const word of said) add(word, worth.part)
    }
    const distinct = [...new Set(terms.map(({ term }) => term))]
    return distinct.length > 0 ? [{ terms: distinct, worth: of, isName }] : []
  })
  return { service, fields, all }
}

/** A word that few services have says more than one that many have. */
function weigh(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { all } of entries) for (const term of all.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  const told = (count: number) => 1 + Math.log((entries.length + 1) / (count + 1))
  return new Map([...counts].map(([term, count]) => [term, Math.min(told(count), mostOf(term))]))
}

function mostOf(term: string): number {
  if (commonActs.has(term)) return weightOfAct
  return people.has(term) ? weightOfPerson : Number.POSITIVE_INFINITY
}
