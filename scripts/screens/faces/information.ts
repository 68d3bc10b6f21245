import { type Picture, work } from '../picture.ts'

export const information: readonly Picture[] = [
  { name: 'information', size: work, who: 'informasi', path: '/desk/info?q=ktp' },
  {
    name: 'information-number',
    size: work,
    who: 'informasi',
    path: ({ morning }) => `/desk/info/visits/${morning.waiting.visitId}`,
  },
]
