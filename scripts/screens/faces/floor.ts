import { lying, type Picture, phone, upright } from '../picture.ts'
import { usualDays } from '../usual-days.ts'

const wide = [1440, 900] as const
const who = 'manajer'

export const floor: readonly Picture[] = [
  { name: 'floor', size: wide, who, path: '/floor', isWhole: true, before: usualDays },
  { name: 'floor-phone', size: phone, who, path: '/floor', isWhole: true },
  { name: 'floor-en', size: wide, who, path: '/floor', language: 'en' },
  // A screen of the same size at 200 %.
  { name: 'floor-200', size: [720, 450], who, path: '/floor', isWhole: true },
  { name: 'floor-counters', size: wide, who, path: '/floor/counters' },
  { name: 'floor-open-counter', size: wide, who, path: '/floor/counters/8/open' },
  { name: 'floor-hours', size: wide, who, path: '/floor/hours' },
  { name: 'floor-incident', size: wide, who, path: '/floor/incidents/new' },
  { name: 'floor-accuracy', size: wide, who, path: '/floor/accuracy', isWhole: true },
  { name: 'floor-days', size: wide, who, path: '/floor/days' },
  { name: 'wall', size: lying, who, path: '/floor/wall' },
  { name: 'wall-upright', size: upright, who, path: '/floor/wall' },
]
