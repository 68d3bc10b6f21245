import { defineWords } from '#platform/words.ts'

/** What the commands about rules of law say. */
export const words = defineWords({
  id: {
    badDate: (text: string) => `“${text}” bukan tanggal. Tulis seperti 2026-11-23.`,
    badOrder: (text: string) =>
      `Urutan “${text}” tidak ada. Pilih regulation (8 pengaduan, 9 sarana) atau questionnaire (8 sarana, 9 pengaduan).`,
    badWeight: (text: string) =>
      `Bobot “${text}” tidak ada. Tanpa --weight dipakai 1/9; untuk mengulang lembar lama pilih 0.11 atau 0.111.`,
    badPopulation: (text: string) => `“${text}” bukan jumlah orang. Tulis bilangan bulat, 1 atau lebih.`,
    notJson: (file: string, place: string) =>
      `Berkas ${file} bukan JSON yang utuh${place && `: periksa ${place}`}. Contoh: docs/examples/ipp.json.`,
    doubleKey: (name: string, line: number) =>
      `Baris ${line}: “${name}” sudah ada sebelumnya. Tulis satu kali, agar jelas nilai mana yang dipakai.`,
    placeInFile: (line: string, column: string) => `baris ${line}, kolom ${column}`,
    noText: (file: string) => `Berkas ${file} bukan teks UTF-8. Simpan ulang sebagai UTF-8.`,
    skm: {
      faults: (count: number) => `${count} kesalahan. Tidak ada yang dihitung.`,
      element: 'Unsur',
      mean: 'NRR',
      weighted: 'Tertimbang',
      index: (index: string, quality: string, performance: string) =>
        `IKM ${index}, mutu ${quality}, ${performance.toLowerCase()}`,
      respondents: (count: number) => `${count} responden`,
      weight: (weight: string) => `Bobot ${weight} hanya untuk mengulang lembar lama; aturan memakai 1/9.`,
      sample: (population: number, needed: number, has: number) =>
        has >= needed
          ? `Populasi ${population} memerlukan ${needed} responden: cukup.`
          : `Populasi ${population} memerlukan ${needed} responden: kurang ${needed - has}.`,
      weakest: (names: string) => `Tindak lanjut mulai dari: ${names}`,
      few: 'Terlalu sedikit jawaban untuk ditampilkan (kurang dari 5).',
      basis: (basis: string) => `Dasar: ${basis}`,
    },
    ipp: {
      faults: (count: number) => `${count} kesalahan. Tidak ada yang dihitung.`,
      fault: (path: string, value: string) =>
        `${path || 'berkas'}: ${value === 'unknown' ? 'isian ini tidak dikenal.' : value === 'form' ? 'belum ada, atau bentuknya lain. Contoh: docs/examples/ipp.json.' : 'nilai di sini tidak terbaca. Tulis angka dari 0 sampai 5.'}`,
      index: (value: string, letter: string, meaning: string, zone: string) =>
        `IPP ${value}, kategori ${letter}, ${meaning.toLowerCase()}, zona ${zone}`,
      parts: (f02: string, f03: string) => `F-02 ${f02} (75 %) dan F-03 ${f03} (25 %)`,
      respondents: (count: number) => `${count} responden F-03`,
      equal: 'bobot indikator dibuat sama',
      note: 'Bobot resmi indikator aspek II sampai VI belum diketahui; di sini dibuat sama besar.',
    },
    nik: {
      bad: (sentence: string) => `Bukan NIK. ${sentence}`,
      place: (regency: string, province: string) => `Terbit pertama di ${regency}, ${province}`,
      unknownPlace: (code: string) => `Terbit pertama di wilayah ${code}, yang tidak ada dalam daftar`,
      born: (sex: string, day: string) => `${sex}, lahir ${day}`,
      shown: (masked: string) => `Ditulis di daftar sebagai ${masked}`,
      source: (source: string, date: string) => `Nama wilayah: ${source}, ${date}`,
      notProof: 'Nomor yang terbaca baik belum tentu milik seseorang. Cocokkan dengan kartunya.',
    },
  },
  en: {
    badDate: (text) => `“${text}” is no date. Write it as 2026-11-23.`,
    badOrder: (text) =>
      `There is no order “${text}”. Choose regulation (8 complaints, 9 facilities) or questionnaire (8 facilities, 9 complaints).`,
    badWeight: (text) =>
      `There is no weight “${text}”. Without --weight it is 1/9; to reproduce an old sheet choose 0.11 or 0.111.`,
    badPopulation: (text) => `“${text}” is no number of people. Write a whole number, 1 or more.`,
    notJson: (file, place) =>
      `The file ${file} is not whole JSON${place && `: look at ${place}`}. An example: docs/examples/ipp.json.`,
    doubleKey: (name, line) =>
      `Line ${line}: “${name}” stands there already. Write it once, so that it is clear which value counts.`,
    placeInFile: (line, column) => `line ${line}, column ${column}`,
    noText: (file) => `The file ${file} is not UTF-8 text. Save it again as UTF-8.`,
    skm: {
      faults: (count) => `${count} faults. Nothing was counted.`,
      element: 'Element',
      mean: 'NRR',
      weighted: 'Weighted',
      index: (index, quality, performance) => `IKM ${index}, quality ${quality}, ${performance.toLowerCase()}`,
      respondents: (count) => `${count} respondents`,
      weight: (weight) => `The weight ${weight} is only for reproducing old sheets; the rule uses 1/9.`,
      sample: (population, needed, has) =>
        has >= needed
          ? `A population of ${population} needs ${needed} respondents: enough.`
          : `A population of ${population} needs ${needed} respondents: ${needed - has} are missing.`,
      weakest: (names) => `Follow up from: ${names}`,
      few: 'Too few answers to be shown (fewer than 5).',
      basis: (basis) => `Basis: ${basis}`,
    },
    ipp: {
      faults: (count) => `${count} faults. Nothing was counted.`,
      fault: (path, value) =>
        `${path || 'file'}: ${value === 'unknown' ? 'this entry is not known.' : value === 'form' ? 'it is missing or has another form. An example: docs/examples/ipp.json.' : 'the value here cannot be read. Write a number from 0 to 5.'}`,
      index: (value, letter, meaning, zone) =>
        `IPP ${value}, category ${letter}, ${meaning.toLowerCase()}, zone ${zone}`,
      parts: (f02, f03) => `F-02 ${f02} (75 %) and F-03 ${f03} (25 %)`,
      respondents: (count) => `${count} respondents of F-03`,
      equal: 'equal weights of indicators',
      note: 'The official weights of indicators of aspects II to VI are not known yet; here they are equal.',
    },
    nik: {
      bad: (sentence) => `Not a NIK. ${sentence}`,
      place: (regency, province) => `First issued in ${regency}, ${province}`,
      unknownPlace: (code) => `First issued in region ${code}, which is not in the list`,
      born: (sex, day) => `${sex}, born ${day}`,
      shown: (masked) => `Lists show it as ${masked}`,
      source: (source, date) => `Names of regions: ${source}, ${date}`,
      notProof: 'A number that reads well may still be nobody’s. Compare it with the card.',
    },
  },
})
