import { defineRefusals, defineWords } from '#platform/words.ts'

export const refusals = defineRefusals({
  id: { 'pdp.noTerm': ({ duty, day }) => `Belum ada batas waktu ${duty} untuk tanggal ${day}.` },
  en: { 'pdp.noTerm': ({ duty, day }) => `There is no term for ${duty} on ${day}.` },
})

/** What is wrong with a number that somebody typed, and what is worth a second look. */
export const numberWords = defineWords({
  id: {
    fault: {
      notDigits: 'Ada huruf atau tanda di dalamnya. Tulis angkanya saja.',
      length: (is: number, should: number) => `Ada ${is} angka, seharusnya ${should}. Hitung lagi dari kartunya.`,
      date: 'Tanggal di dalam nomor ini tidak ada dalam kalender. Cocokkan angka ke-7 sampai ke-12.',
      serial: 'Nomor urut di dalamnya tidak mungkin nol. Cocokkan dengan kartunya.',
      repeated: 'Semua angkanya sama. Tulis nomor yang tercetak di kartu.',
    },
    warning: {
      unknownProvince: 'Kode provinsinya tidak dikenal. Nomor lama bisa begitu; cocokkan dengan kartunya.',
      unknownRegency: 'Kode kabupaten atau kotanya tidak dikenal. Nomor lama bisa begitu; cocokkan dengan kartunya.',
      centuryGuessed: 'Abad kelahirannya diperkirakan. Tanggal lahir di dokumen yang benar.',
    },
    sex: { L: 'laki-laki', P: 'perempuan' },
  },
  en: {
    fault: {
      notDigits: 'There are letters or signs in it. Write the digits only.',
      length: (is, should) => `It has ${is} digits and should have ${should}. Count again on the card.`,
      date: 'The date in this number is in no calendar. Compare digits 7 to 12.',
      serial: 'The serial in it cannot be nought. Compare it with the card.',
      repeated: 'All its digits are the same. Write the number printed on the card.',
    },
    warning: {
      unknownProvince: 'Its province is not known. Old numbers can be so; compare it with the card.',
      unknownRegency: 'Its regency or city is not known. Old numbers can be so; compare it with the card.',
      centuryGuessed: 'The century of birth is a guess. The birth date of a document is right.',
    },
    sex: { L: 'male', P: 'female' },
  },
})
