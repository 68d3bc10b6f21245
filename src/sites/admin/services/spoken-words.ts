import { defineWords } from '#platform/words.ts'

export const spokenWords = defineWords({
  id: {
    title: 'Kata cari',
    act: 'Ubah kata cari',
    over: (service: string) => `Kata cari untuk ${service}`,
    help: 'Kata dan kalimat pendek yang diketik orang untuk layanan ini. Berlaku saat itu juga, tanpa versi baru.',
    label: 'Kata cari tambahan',
    hint: 'Satu per baris, paling panjang 60 huruf. Misalnya: ktp patah.',
    long: 'Ada yang lebih panjang dari 60 huruf. Singkatkan.',
    many: 'Paling banyak 100 kata cari.',
    ofStandard: 'Kata dari standar pelayanan',
    ofStandardHelp: 'Kata ini ikut versi standarnya, dan diubah lewat konsep.',
  },
  en: {
    title: 'Search words',
    act: 'Change search words',
    over: (service: string) => `Search words of ${service}`,
    help: 'Words and short phrases that people type for this service. They hold at once, without a new version.',
    label: 'Further search words',
    hint: 'One a line, at most 60 letters. For example: broken card.',
    long: 'One is longer than 60 letters. Shorten it.',
    many: 'At most 100 search words.',
    ofStandard: 'Words of the standard',
    ofStandardHelp: 'These belong to the version of the standard and are changed in its draft.',
  },
})
