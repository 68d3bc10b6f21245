import type { Agency, Counter, Directory } from '#directory/directory.ts'
import type { Language, Named } from '#platform/words.ts'

/** Where an incident is, as a form says it: `agency:3`, `queue:12`, `counter:2`. */
export type Place = { readonly value: string; readonly text: string }

/** What an officer may report from a counter: its agency, the queues it serves, the counter alone. */
export function placesAt(directory: Directory, agency: Agency, counter: Counter, language: Language): Place[] {
  const queues = counter.profile.flatMap((entry) => directory.queues.get(entry.queueId) ?? [])
  return [
    { value: `agency:${agency.id}`, text: agency.shortName },
    ...queues.map((queue) => ({ value: `queue:${queue.id}`, text: `${agency.shortName}, ${queue.name[language]}` })),
    { value: `counter:${counter.id}`, text: counter.name[language] },
  ]
}

/** What the words of an incident call each of these places, in both languages. */
export function wheresAt(directory: Directory, agency: Agency, counter: Counter): Record<string, Named> {
  const [id, en] = (['id', 'en'] as const).map((language) => placesAt(directory, agency, counter, language))
  return Object.fromEntries((id ?? []).map(({ value, text }, i) => [value, { id: text, en: en?.[i]?.text ?? text }]))
}

export function placeFrom(value: string) {
  const [kind, id] = value.split(':')
  const of = (wanted: string) => (kind === wanted ? Number(id) : null)
  return { agencyId: of('agency'), queueId: of('queue'), serviceId: of('service'), counterId: of('counter') }
}
