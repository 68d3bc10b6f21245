import { type Picture, work } from '../picture.ts'

export const desk: readonly Picture[] = [
  { name: 'desk-busy', size: work, who: 'petugas.2', path: '/desk/2' },
  { name: 'desk-busy-en', size: work, who: 'petugas.2', path: '/desk/2', language: 'en' },
  { name: 'desk-called', size: work, who: 'petugas.3', path: '/desk/3' },
  { name: 'desk-empty', size: work, who: 'petugas.30', path: '/desk/30' },
  { name: 'desk-choose', size: work, who: 'petugas.9', path: '/desk' },
  {
    name: 'desk-transfer',
    size: work,
    who: 'petugas.2',
    path: ({ morning }) => `/desk/2/transfers/new?leg=${morning.serving.legId}`,
  },
]
