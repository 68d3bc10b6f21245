import { defineWords } from '#platform/words.ts'

export const planWords = defineWords({
  id: {
    title: 'Denah',
    sketch: 'Denah sederhana, tidak menurut skala. Nomor di kotak adalah nomor loket.',
    see: 'Lihat di denah',
    inWords: 'Denah dalam kata-kata',
    looking: (name: string, counters: string, hall: string) => `${name}: ${counters}, ${hall}.`,
    marked: 'Diberi warna pada denah.',
    here: 'yang Anda cari',
  },
  en: {
    title: 'Plan of the halls',
    sketch: 'A simple sketch, not to scale. The numbers in the boxes are those of the counters.',
    see: 'See on the plan',
    inWords: 'The plan in words',
    looking: (name: string, counters: string, hall: string) => `${name}: ${counters}, ${hall}.`,
    marked: 'Coloured on the plan.',
    here: 'what you are looking for',
  },
})
