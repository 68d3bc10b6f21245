import type { Directory } from '#directory/directory.ts'
import { agenciesByName, servicesOfAgency } from '#directory/find-services.ts'
import type { Language, Named } from '#platform/words.ts'
import { names } from '#visit/names.ts'

/** Where an incident is, as a form says it: `mall:0`, `agency:3`, `queue:12`, `service:40`, `counter:2`. */
export function placeFrom(value: string) {
  const [kind, id] = value.split(':')
  const of = (wanted: string) => (kind === wanted ? Number(id) : null)
  return { agencyId: of('agency'), queueId: of('queue'), serviceId: of('service'), counterId: of('counter') }
}

/** Its name in both languages; undefined when there is no such place. */
export function placeOf(directory: Directory, value: string): Named | undefined {
  const [kind, text] = value.split(':')
  const id = Number(text)
  if (kind === 'mall') return { id: names.id.wholeMall, en: names.en.wholeMall }
  if (kind === 'agency') {
    const agency = directory.agencies.get(id)
    return agency && { id: agency.shortName, en: agency.shortName }
  }
  const part =
    kind === 'queue'
      ? directory.queues.get(id)
      : kind === 'service'
        ? directory.services.get(id)
        : directory.counters.get(id)
  const agency = part && directory.agencies.get(part.agencyId)?.shortName
  return part && { id: `${agency}, ${part.name.id}`, en: `${agency}, ${part.name.en}` }
}

export type PlaceGroup = {
  readonly label: string
  readonly places: readonly { readonly value: string; readonly text: string }[]
}

/** Every place of the mall by agency: itself, its queues, its counters, its services. */
export function placesOf(directory: Directory, language: Language): PlaceGroup[] {
  return agenciesByName(directory).map((agency) => {
    const ofAgency = <T extends { agencyId: number }>(all: Iterable<T>) =>
      [...all].filter((one) => one.agencyId === agency.id)
    const named = (kind: string) => (one: { id: number; name: Named }) => ({
      value: `${kind}:${one.id}`,
      text: one.name[language],
    })
    return {
      label: agency.shortName,
      places: [
        { value: `agency:${agency.id}`, text: agency.name[language] },
        ...ofAgency(directory.queues.values()).map(named('queue')),
        ...ofAgency(directory.counters.values()).map(named('counter')),
        ...servicesOfAgency(directory, agency.id).map(named('service')),
      ],
    }
  })
}
