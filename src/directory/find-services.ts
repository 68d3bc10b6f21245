import type { Agency, Directory, Service } from './directory.ts'

/**
 * Services by everyday words: each word that somebody types must begin a word of the service's name, of the words
 * people use for it, or of its agency. Capitals, accents and hyphens do not matter. Services whose own name matches
 * come first.
 */
export function findServices(directory: Directory, typed: string): Service[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return []
  return indexOf(directory)
    .flatMap((entry) => {
      const rank = rankOf(entry, wanted)
      return rank === undefined ? [] : [{ entry, rank }]
    })
    .sort((a, b) => a.rank - b.rank || (a.entry.service.code < b.entry.service.code ? -1 : 1))
    .map(({ entry }) => entry.service)
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

// Each text begins with a blank, so that " ktp" finds a word that begins with ktp and not one that ends with it.
type Entry = { readonly service: Service; readonly name: string; readonly spoken: string; readonly agency: string }
const indexes = new WeakMap<Directory, readonly Entry[]>()

function indexOf(directory: Directory): readonly Entry[] {
  const made = indexes.get(directory) ?? [...directory.services.values()].map((service) => entryOf(directory, service))
  indexes.set(directory, made)
  return made
}

function entryOf(directory: Directory, service: Service): Entry {
  const agency = directory.agencies.get(service.agencyId)
  return {
    service,
    name: textOf(service.name.id, service.name.en, service.code),
    spoken: textOf(...service.words),
    agency: textOf(agency?.shortName ?? '', agency?.name.id ?? '', agency?.name.en ?? ''),
  }
}

function rankOf({ name, spoken, agency }: Entry, wanted: readonly string[]): number | undefined {
  const all = `${name}${spoken}${agency}`
  if (!wanted.every((word) => all.includes(` ${word}`))) return undefined
  if (wanted.every((word) => name.includes(` ${word}`))) return 0
  if (spoken.includes(` ${wanted.join(' ')}`)) return 1
  return wanted.every((word) => `${name}${spoken}`.includes(` ${word}`)) ? 2 : 3
}

function textOf(...texts: readonly string[]): string {
  return texts.map((text) => ` ${wordsOf(text).join(' ')}`).join(' ')
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.slice(0, 200).match(/[\p{L}\p{N}]+/gu) ?? []
}
