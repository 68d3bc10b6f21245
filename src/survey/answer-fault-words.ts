import { defineWords, type Language } from '#platform/words.ts'
import type { AnswerFault } from './read-answers.ts'

/** A fault with its place: “Baris 3, kolom waktu: …”. */
export function sayAnswerFault(language: Language, { row, column, key, value }: AnswerFault): string {
  const said = words[language]
  return `${said.place(row, column)}: ${said[key](value, column ?? '')}`
}

const words = defineWords({
  id: {
    place: (row: number, column: string | undefined) =>
      column === undefined ? `Baris ${row}` : `Baris ${row}, kolom ${column}`,
    empty: (_value: string, _column: string) =>
      'tidak ada isinya. Baris pertama berisi nama kolom, lalu satu baris tiap responden.',
    noText: (_value: string, _column: string) => 'bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.',
    notCsv: (_value: string, _column: string) => 'tanda kutipnya tidak berpasangan, jadi baris ini tidak terbaca.',
    rowTooLong: (_value: string, _column: string) =>
      'baris ini lebih panjang dari 64 KB. Periksa apakah ini berkas yang benar dan tanda kutipnya berpasangan.',
    twice: (_value: string, column: string) => `kolom ${column} ada dua. Sisakan satu.`,
    missing: (_value: string, column: string) => `kolom ${column} tidak ada. Sembilan unsur harus ada semua.`,
    orderNotSaid: (_value: string, _column: string) =>
      'U8 dan U9 tidak jelas: naskah peraturan menulis 8 pengaduan dan 9 sarana, kuesionernya sebaliknya. Sebut urutannya: --order regulation atau --order questionnaire.',
    mixed: (_value: string, _column: string) => 'sebagian kolom bernama unsur, sebagian bernomor U. Pakai salah satu.',
    noColumn: (_value: string, column: string) => `tidak ada kolom ${column} untuk memisahkan unit.`,
    notAnAnswer: (value: string, _column: string) => `“${value}” bukan jawaban. Tulis 1, 2, 3, atau 4, atau kosongkan.`,
    surplus: (value: string, _column: string) =>
      `isinya lebih banyak daripada kolomnya: “${value}” tidak punya kolom. Beri tanda kutip pada teks yang memuat koma.`,
    nothingAnswered: (_value: string, _column: string) => 'responden ini tidak menjawab apa pun. Hapus barisnya.',
    tooMany: (_value: string, _column: string) =>
      'kesalahan sesudah ini tidak dibaca lagi. Perbaiki dulu yang di atas.',
  },
  en: {
    place: (row, column) => (column === undefined ? `Row ${row}` : `Row ${row}, column ${column}`),
    empty: () => 'there is nothing in it. The first row names the columns, then one row for each respondent.',
    noText: () => 'this is not UTF-8 text. Save it again as CSV UTF-8.',
    notCsv: () => 'the quotation marks do not pair, so this row cannot be read.',
    rowTooLong: () =>
      'this row is longer than 64 KB. Look whether this is the right file and whether its quotation marks pair.',
    twice: (_value, column) => `the column ${column} stands twice. Leave one.`,
    missing: (_value, column) => `the column ${column} is missing. All nine elements must be there.`,
    orderNotSaid: () =>
      'U8 and U9 are not clear: the regulation’s list has 8 complaints and 9 facilities, its questionnaire the other way round. Say the order: --order regulation or --order questionnaire.',
    mixed: () => 'some columns are named by element, some numbered U. Use one way.',
    noColumn: (_value, column) => `there is no column ${column} to tell units apart.`,
    notAnAnswer: (value) => `“${value}” is not an answer. Write 1, 2, 3 or 4, or leave it blank.`,
    surplus: (value) =>
      `there is more in it than there are columns: “${value}” has none. Put quotation marks around text with a comma.`,
    nothingAnswered: () => 'this respondent answered nothing. Remove the row.',
    tooMany: () => 'faults after this one were not read. Mend those above first.',
  },
})
