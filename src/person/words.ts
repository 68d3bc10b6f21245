import { defineRefusals, defineWords, type Language } from '#platform/words.ts'
import type { NumberFault } from './nik.ts'
import type { PhoneFault } from './phone.ts'

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
    phone: {
      notDigits: 'Ada huruf di dalam nomor telepon ini. Tulis seperti 0812-3456-7890.',
      notIndonesian: 'Ini bukan nomor Indonesia. Tulis nomor yang mulai dengan 0 atau +62.',
      length: 'Nomor telepon ini kurang atau lebih angkanya. Cocokkan dengan teleponnya.',
    },
    plate: 'Ini bukan nomor kendaraan. Tulis seperti BM 1234 XX: huruf daerah, angka, lalu huruf.',
    kbli: 'KBLI mulai dari 01. Cocokkan lima angkanya dengan NIB.',
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
    phone: {
      notDigits: 'There are letters in this telephone number. Write it as 0812-3456-7890.',
      notIndonesian: 'This is no Indonesian number. Write one that begins with 0 or +62.',
      length: 'This telephone number has too few or too many digits. Compare it with the telephone.',
    },
    plate: 'This is no number plate. Write it as BM 1234 XX: letters of the area, digits, letters.',
    kbli: 'KBLI begins with 01. Compare its five digits with the NIB.',
    warning: {
      unknownProvince: 'Its province is not known. Old numbers can be so; compare it with the card.',
      unknownRegency: 'Its regency or city is not known. Old numbers can be so; compare it with the card.',
      centuryGuessed: 'The century of birth is a guess. The birth date of a document is right.',
    },
    sex: { L: 'male', P: 'female' },
  },
})

/** How many digits each of these numbers has. */
const lengths = { nik: 16, kk: 16, nib: 13, kbli: 5, nop: 18 } as const

/** What is wrong with a number that was typed, in a sentence: `sayNumberFault('id', 'nib', 'length', '12345')`. */
export function sayNumberFault(
  language: Language,
  kind: keyof typeof lengths,
  fault: NumberFault,
  typed: string,
): string {
  const said = numberWords[language]
  if (fault === 'length') return said.fault.length(typed.replaceAll(/\D/g, '').length, lengths[kind])
  return kind === 'kbli' && fault === 'serial' ? said.kbli : said.fault[fault]
}

export function sayPhoneFault(language: Language, fault: PhoneFault): string {
  return numberWords[language].phone[fault]
}

export function sayPlateFault(language: Language): string {
  return numberWords[language].plate
}
