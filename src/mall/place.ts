import type { Named } from '#platform/words.ts'

/** Buildings, their halls, and the zones of a hall, each with a screen that calls. */
export const placeKinds = ['site', 'hall', 'zone'] as const
export type PlaceKind = (typeof placeKinds)[number]

export type PlaceFields = {
  readonly name: Named
  /** Only of a hall. */
  readonly floor: string | null
  /** Only of a building. */
  readonly address: Named | null
}
export type PlaceRow = {
  readonly kind: PlaceKind
  readonly id: number
  readonly code: string
  /** The building of a hall, the hall of a zone. */
  readonly parentId: number | null
  readonly isRetired: boolean
  readonly fields: PlaceFields
}
export type NewPlace = {
  readonly kind: PlaceKind
  readonly parentId: number | null
  readonly code: string
  readonly timeZone: string
  readonly fields: PlaceFields
}

export function subjectOfPlace({ kind, id, fields }: Pick<PlaceRow, 'kind' | 'id' | 'fields'>) {
  return { subject: `${kind}:${id}`, label: fields.name.id }
}
