import { lying, type Picture, phone, upright, work } from '../picture.ts'
import { toldDay } from '../told-day.ts'
import { usualDays } from '../usual-days.ts'

const wide = [1440, 900] as const
const who = 'manajer'

export const floor: readonly Picture[] = [
  { name: 'floor', size: wide, who, path: '/floor', isWhole: true, before: usualDays },
  { name: 'floor-work', size: work, who, path: '/floor' },
  { name: 'floor-lying', size: lying, who, path: '/floor' },
  { name: 'floor-agency', size: work, who: 'koordinator.disdukcapil', path: '/floor' },
  { name: 'floor-phone', size: phone, who, path: '/floor', isWhole: true },
  { name: 'floor-en', size: wide, who, path: '/floor', language: 'en' },
  // A screen of the same size at 200 %.
  { name: 'floor-200', size: [720, 450], who, path: '/floor', isWhole: true },
  { name: 'floor-counters', size: wide, who, path: '/floor/counters' },
  { name: 'floor-open-counter', size: wide, who, path: '/floor/counters/8/open' },
  { name: 'floor-hours', size: wide, who, path: '/floor/hours' },
  { name: 'floor-incident', size: wide, who, path: '/floor/incidents/new' },
  { name: 'floor-accuracy-none', size: wide, who, path: '/floor/accuracy' },
  { name: 'floor-accuracy', size: wide, who, path: '/floor/accuracy?', isWhole: true, before: toldDay },
  { name: 'floor-days', size: wide, who, path: '/floor/days' },
  { name: 'wall', size: lying, who, path: '/floor/wall' },
  { name: 'wall-4k', size: [3840, 2160], who: 'display', path: '/floor/wall' },
  { name: 'wall-small', size: work, who: 'display', path: '/floor/wall' },
  { name: 'wall-upright', size: upright, who, path: '/floor/wall' },
]
