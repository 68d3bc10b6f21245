import type { Named } from '#platform/words.ts'

/** How to get to a building and what one finds in it. What nobody looked at yet is marked as assumed. */
export type Visiting = {
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly isAssumed: boolean } | undefined
  readonly ways?: readonly Way[] | undefined
  readonly facilities?: readonly Facility[] | undefined
}

export const wayKinds = ['bus', 'car', 'motorcycle', 'bicycle', 'walk', 'drive_thru', 'accessible'] as const
export type WayKind = (typeof wayKinds)[number]
export type Way = { readonly kind: WayKind; readonly text: Named; readonly isAssumed: boolean }

export const facilityKinds = [
  'wheelchair',
  'ramp',
  'lift',
  'guiding_paving',
  'accessible_toilet',
  'toilet',
  'nursing_room',
  'play_corner',
  'prayer_room',
  'priority_seats',
  'sign_language',
  'first_aid',
  'drinking_water',
  'canteen',
  'photocopy',
  'bank_machine',
  'wifi',
  'charging',
  'self_service',
] as const
export type FacilityKind = (typeof facilityKinds)[number]
export type Facility = { readonly kind: FacilityKind; readonly where: Named | null; readonly isAssumed: boolean }
