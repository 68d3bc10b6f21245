import { lying, type Picture, upright } from '../picture.ts'

export const display: readonly Picture[] = [
  { name: 'display', size: lying, who: 'display', path: '/display' },
  { name: 'display-upright', size: upright, who: 'display', path: '/display' },
  { name: 'display-incident', size: lying, who: 'manajer', path: '/screens/selatan-b' },
  { name: 'display-quiet', size: lying, who: 'manajer', path: '/screens/selatan-c' },
]
