import { type Picture, phone } from '../picture.ts'

export const floor: readonly Picture[] = [
  { name: 'floor', size: [1440, 900], who: 'manajer', path: '/floor' },
  { name: 'floor-phone', size: phone, who: 'manajer', path: '/floor' },
  { name: 'floor-counters', size: [1440, 900], who: 'manajer', path: '/floor/counters' },
  { name: 'floor-incident', size: [1440, 900], who: 'manajer', path: '/floor/incidents/new' },
]
