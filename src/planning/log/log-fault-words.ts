import { defineWords, type Language } from '#platform/words.ts'
import { type LogFault, mostLogFaults } from './log-fault.ts'

/** A fault with its place: “Baris 3, kolom end: …”. */
export function sayLogFault(language: Language, { row, column, key, value }: LogFault): string {
  const said = words[language]
  return `${said.place(row, column)}: ${said[key](value, column ?? '')}`
}

const words = defineWords({
  id: {
    place: (row: number, column: string | undefined) =>
      column === undefined ? `Baris ${row}` : `Baris ${row}, kolom ${column}`,
    empty: (_value: string, _column: string) =>
      'tidak ada isinya. Baris pertama berisi nama kolom, lalu satu baris tiap kunjungan.',
    noText: (_value: string, _column: string) => 'bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.',
    notCsv: (_value: string, _column: string) =>
      'tanda kutipnya tidak berpasangan, atau berkasnya terpotong di sini. Ekspor ulang berkasnya.',
    rowTooLong: (_value: string, _column: string) =>
      'baris ini lebih panjang dari 64 KB. Periksa apakah ini berkas yang benar dan tanda kutipnya berpasangan.',
    twice: (_value: string, column: string) => `kolom ${column} ada dua. Sisakan satu.`,
    missing: (_value: string, column: string) => `tidak ada kolom ${column}. Tambahkan, atau ganti nama kolomnya.`,
    blank: (value: string, _column: string) =>
      value ? `kosong, padahal hasilnya “${value}”.` : 'kosong. Setiap kunjungan memerlukan isian ini.',
    notATime: (value: string, _column: string) =>
      `“${value}” bukan waktu. Tulis menurut ISO 8601 (tanggal, T, lalu jam), atau detik sebagai angka; satu cara untuk seluruh berkas.`,
    before: (value: string, _column: string) => `lebih awal daripada kolom ${value}.`,
    tooLong: (_value: string, _column: string) => 'lebih dari 24 jam sesudah datang. Periksa tanggalnya.',
    notAClass: (value: string, _column: string) =>
      `golongan “${value}” tidak dikenal. Tulis regular, protected, atau appointment, atau kosongkan.`,
    notAnOutcome: (value: string, _column: string) =>
      `hasil “${value}” tidak dikenal. Tulis served, absent, atau left, atau kosongkan.`,
    notANumber: (value: string, _column: string) => `“${value}” bukan jumlah. Tulis bilangan bulat, 0 atau lebih.`,
    tooManyNames: (value: string, _column: string) =>
      `sudah ada ${value} nama yang berbeda. Periksa apakah ini kolom yang benar.`,
    outOfOrder: (_value: string, _column: string) =>
      'terlalu jauh dari urutannya: lebih dari 24 jam atau 100.000 baris. Urutkan berkas menurut waktu datang.',
    tooMany: (_value: string, _column: string) =>
      `sudah ${mostLogFaults} kesalahan; sesudah ini tidak dibaca lagi. Perbaiki dulu yang di atas.`,
  },
  en: {
    place: (row, column) => (column === undefined ? `Row ${row}` : `Row ${row}, column ${column}`),
    empty: () => 'there is nothing in it. The first row names the columns, then one row for each visit.',
    noText: () => 'this is not UTF-8 text. Save it again as CSV UTF-8.',
    notCsv: () => 'the quotation marks do not pair, or the file was cut off here. Export it again.',
    rowTooLong: () =>
      'this row is longer than 64 KB. Check that this is the right file and that its quotation marks pair.',
    twice: (_value, column) => `the column ${column} stands twice. Leave one.`,
    missing: (_value, column) => `there is no column ${column}. Add it, or rename the one that holds it.`,
    blank: (value) => (value ? `blank, though the outcome is “${value}”.` : 'blank. Every visit needs this.'),
    notATime: (value) =>
      `“${value}” is no time. Write it as 2026-11-23T08:15, or as seconds in a number; one way for the whole file.`,
    before: (value) => `earlier than the column ${value}.`,
    tooLong: () => 'more than 24 hours after the arrival. Check the date.',
    notAClass: (value) => `there is no class “${value}”. Write regular, protected or appointment, or leave it blank.`,
    notAnOutcome: (value) => `there is no outcome “${value}”. Write served, absent or left, or leave it blank.`,
    notANumber: (value) => `“${value}” is no count. Write a whole number from 0.`,
    tooManyNames: (value) => `there are ${value} different names already. Check that this is the right column.`,
    outOfOrder: () => 'too far out of order: more than 24 hours or 100,000 rows. Sort the file by arrival.',
    tooMany: () => `${mostLogFaults} faults already; nothing after this was read. Mend those above first.`,
  },
})
