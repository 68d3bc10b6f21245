import { defineWords } from '#platform/words.ts'

export const onPageWords = defineWords({
  id: {
    label: 'Di halaman ini',
    parts: {
      hours: 'Jam buka',
      holidays: 'Hari libur',
      agencies: 'Instansi',
      plan: 'Denah',
      address: 'Alamat dan cara ke sini',
    },
  },
  en: {
    label: 'On this page',
    parts: {
      hours: 'Opening hours',
      holidays: 'Holidays',
      agencies: 'Agencies',
      plan: 'Plan',
      address: 'Address and how to get here',
    },
  },
})
