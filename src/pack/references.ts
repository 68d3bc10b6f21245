import type { Faults } from './fault.ts'
import type { FileKind } from './forms.ts'
import { nearest } from './nearest.ts'
import type { Path, Source } from './source.ts'

/** The files of a pack as they were read: those with faults of form too, so that every fault is told at once. */
export type Sources = {
  readonly of: (kind: FileKind) => readonly Source[]
  /** Whether all files of this kind could be read; where one could not, what is unknown may stand in it. */
  readonly areWhole: (kind: FileKind) => boolean
}

type Spot = { readonly source: Source; readonly path: Path; readonly value: string }
type Pattern = readonly [kind: FileKind, steps: string]

/** What must be different everywhere in the pack, or (`inside`) only among its brothers in one list. */
const unique: readonly { what: string; at: Pattern; inside?: true }[] = [
  { what: 'site', at: ['mall', 'sites.*.code'] },
  { what: 'hall', at: ['mall', 'sites.*.halls.*.code'] },
  { what: 'zone', at: ['mall', 'sites.*.halls.*.zones.*.code'] },
  { what: 'opening', at: ['calendar', 'opening.*.code'] },
  { what: 'document', at: ['documents', '*.code'] },
  { what: 'agency', at: ['agency', 'code'] },
  { what: 'queue', at: ['agency', 'queues.*.code'] },
  { what: 'letter', at: ['agency', 'queues.*.letter'] },
  { what: 'counter', at: ['agency', 'counters.*.code'] },
  { what: 'service', at: ['agency', 'services.*.code'] },
  { what: 'username', at: ['staff', 'staff.*.username'] },
  { what: 'lifeEvent', at: ['public', 'life_events.*.code'] },
  { what: 'sameWords', at: ['public', 'same_words.*.says'] },
  { what: 'spoken', at: ['public', 'spoken.*.service'] },
  { what: 'presence', at: ['agency', 'presence.*.from'], inside: true },
  { what: 'profile', at: ['agency', 'counters.*.profile.*.queue'], inside: true },
]

const references: readonly { what: string; at: Pattern; to: Pattern; sameFile?: true }[] = [
  { what: 'zone', at: ['agency', 'zone'], to: ['mall', 'sites.*.halls.*.zones.*.code'] },
  { what: 'zone', at: ['agency', 'counters.*.zone'], to: ['mall', 'sites.*.halls.*.zones.*.code'] },
  { what: 'site', at: ['agency', 'queues.*.site'], to: ['mall', 'sites.*.code'] },
  { what: 'queue', at: ['agency', 'services.*.queue'], to: ['agency', 'queues.*.code'], sameFile: true },
  { what: 'queue', at: ['agency', 'counters.*.profile.*.queue'], to: ['agency', 'queues.*.code'], sameFile: true },
  { what: 'break', at: ['agency', 'counters.*.break'], to: ['calendar', 'opening.*.breaks.~'] },
  { what: 'document', at: ['agency', 'services.*.standard.requirements.*.document'], to: ['documents', '*.code'] },
  {
    what: 'service',
    at: ['agency', 'services.*.standard.requirements.*.obtain_at'],
    to: ['agency', 'services.*.code'],
  },
  { what: 'service', at: ['public', 'life_events.*.steps.*.service'], to: ['agency', 'services.*.code'] },
  { what: 'service', at: ['public', 'spoken.*.service'], to: ['agency', 'services.*.code'] },
  { what: 'agency', at: ['staff', 'staff.*.agency'], to: ['agency', 'code'] },
  { what: 'counter', at: ['staff', 'roster.*.counter'], to: ['agency', 'counters.*.code'] },
  { what: 'username', at: ['staff', 'roster.*.staff'], to: ['staff', 'staff.*.username'] },
]

/** Codes used twice, and codes that nothing in the pack has. */
export function checkReferences(sources: Sources, faults: Faults): void {
  for (const rule of unique) findDoubles(sources, rule, faults)
  for (const rule of references) findUnknown(sources, rule, faults)
  for (const source of sources.of('agency')) {
    checkFileName(source, faults)
    findUnserved(source, faults)
  }
}

function findDoubles(sources: Sources, { what, at, inside }: (typeof unique)[number], faults: Faults): void {
  const first = new Map<string, Spot>()
  for (const spot of spotsAt(sources, at)) {
    const key = inside ? `${spot.source.path}/${spot.path.slice(0, -2).join('/')}/${spot.value}` : spot.value
    const before = first.get(key)
    if (!before) first.set(key, spot)
    else
      faultAt(
        spot,
        `double.${what}`,
        { value: spot.value, file: before.source.path, line: placeOf(before).line },
        faults,
      )
  }
}

function findUnknown(sources: Sources, { what, at, to, sameFile }: (typeof references)[number], faults: Faults): void {
  if (!sources.areWhole(to[0])) return
  const known = spotsAt(sources, to)
  const values = new Set(known.map(({ value }) => value))
  const ofFile = sameFile ? Map.groupBy(known, ({ source }) => source) : undefined
  for (const spot of spotsAt(sources, at)) {
    const here = ofFile ? new Set(ofFile.get(spot.source)?.map(({ value }) => value)) : values
    if (here.has(spot.value)) continue
    const elsewhere = sameFile && known.find(({ value }) => value === spot.value)
    const detail = { value: spot.value, ...(elsewhere ? { file: elsewhere.source.path } : meant(spot.value, here)) }
    faultAt(spot, elsewhere ? `elsewhere.${what}` : `unknown.${what}`, detail, faults)
  }
}

function meant(value: string, known: Iterable<string>): { meant?: string } {
  const found = nearest(value, known)
  return found ? { meant: found } : {}
}

/** The file is named after the agency, so that one finds it, and two files cannot hold the same one. */
function checkFileName(source: Source, faults: Faults): void {
  const [spot] = spotsIn(source, 'code')
  const name = source.path.replace(/^agencies\/|\.yaml$/g, '')
  if (spot && spot.value !== name) faultAt(spot, 'fileName', { value: spot.value }, faults)
}

function findUnserved(source: Source, faults: Faults): void {
  const served = new Set(spotsIn(source, 'counters.*.profile.*.queue').map(({ value }) => value))
  for (const spot of spotsIn(source, 'queues.*.code')) {
    if (!served.has(spot.value)) faultAt(spot, 'unservedQueue', { value: spot.value }, faults)
  }
}

function spotsAt(sources: Sources, [kind, steps]: Pattern): Spot[] {
  return sources.of(kind).flatMap((source) => spotsIn(source, steps))
}

/** Every text at a pattern of steps: `*` is each of a list, `~` each key of a map. What has another form is passed by. */
function spotsIn(source: Source, steps: string): Spot[] {
  let at: { path: (string | number)[]; value: unknown }[] = [{ path: [], value: source.value }]
  for (const step of steps.split('.')) at = at.flatMap(({ path, value }) => goInto(path, value, step))
  return at.flatMap(({ path, value }) => (typeof value === 'string' ? [{ source, path, value }] : []))
}

function goInto(
  path: (string | number)[],
  value: unknown,
  step: string,
): { path: (string | number)[]; value: unknown }[] {
  if (step === '*') return Array.isArray(value) ? value.map((item, i) => ({ path: [...path, i], value: item })) : []
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  if (step === '~') return Object.keys(value).map((key) => ({ path: [...path, key], value: key }))
  return Object.hasOwn(value, step) ? [{ path: [...path, step], value: (value as Record<string, unknown>)[step] }] : []
}

function faultAt(spot: Spot, key: string, detail: Record<string, string | number>, faults: Faults): void {
  faults.add({ file: spot.source.path, ...placeOf(spot), key, detail })
}

function placeOf({ source, path }: Spot): { line: number; column: number } {
  return source.placeOf(path)
}
