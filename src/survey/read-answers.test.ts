import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../test/harness/any.ts'
import { sayAnswerFault } from './answer-fault-words.ts'
import { elements } from './element.ts'
import { type Answers, type Asked, readAnswers } from './read-answers.ts'

const named = elements.join(',')
const numbered = 'U1,U2,U3,U4,U5,U6,U7,U8,U9'
const read = (text: string, asked: Partial<Asked> = {}) => readAnswers(Buffer.from(text), { best: 4, ...asked })

test('sheets are read by the names of the elements, whatever else the file holds', () => {
  const answers = good(read(`nomor,${named},catatan\n1,4,4,4,4,4,4,4,4,4,"baik, cepat"\n2,3,3,,3,3,3,3,3,3,\n`))
  assert.equal(answers.respondents, 2)
  assert.deepEqual(
    [answers.totals.prosedur, answers.totals.waktu],
    [
      { sum: 7, n: 2 },
      { sum: 4, n: 1 },
    ],
  )
})

test('U8 and U9 are not guessed: the file is refused until somebody says which list it follows', () => {
  const text = `${numbered}\n4,4,4,4,4,4,4,1,2\n`
  assert.deepEqual(keys(read(text)), ['1 U8 orderNotSaid'])
  const byText = good(read(text, { order: 'regulation' }))
  assert.deepEqual([byText.totals.pengaduan.sum, byText.totals.sarana.sum], [1, 2])
  const byForm = good(read(text, { order: 'questionnaire' }))
  assert.deepEqual([byForm.totals.pengaduan.sum, byForm.totals.sarana.sum], [2, 1])
})

test('the semicolon of an Indonesian spreadsheet and its byte order mark are understood', () => {
  assert.equal(good(read(`\uFEFF${named.replaceAll(',', ';')}\n${'4;'.repeat(8)}4\n`)).respondents, 1)
})

test('a table that was copied with its tabs is understood, and a file of something else is told as such', () => {
  assert.equal(good(read(`${named.replaceAll(',', '\t')}\n${'4\t'.repeat(8)}4\n`)).respondents, 1)
  assert.deepEqual(keys(read('x'.repeat(10_000_000))), ['1  rowTooLong'])
  assert.deepEqual(keys(read('\n\n  \n')), ['1  empty'])
})

test('a text with a comma and without its quotation marks moves no answer: the row is refused', () => {
  assert.deepEqual(keys(read(`saran,${named}\nbaik, cepat,1,4,4,4,4,4,4,4,4\n`)), [
    '2  surplus',
    '2 persyaratan notAnAnswer',
  ])
})

test('units are told apart by a column, and a column that is not there is said', () => {
  const text = `loket,${named}\nA,4,4,4,4,4,4,4,4,4\nB,3,3,3,3,3,3,3,3,3\nA,2,2,2,2,2,2,2,2,2\n`
  assert.deepEqual(
    [...good(read(text, { by: 'loket' })).units].map(([unit, { waktu }]) => [unit, waktu.n]),
    [
      ['A', 2],
      ['B', 1],
    ],
  )
  assert.deepEqual(keys(read(text, { by: 'gerai' })), ['1 gerai noColumn'])
})

test('every fault is said at once, with its row and column as a spreadsheet counts them', () => {
  const faults = read(`${named}\n4,4,5,4,4,4,4,4,4\n\n4,baik,4,4,4,4,4,4,0\n,,,,,,,,\n4,4,4,4,4,4,4,4,4,\n`)
  assert.deepEqual(keys(faults), ['2 waktu notAnAnswer', '4 prosedur notAnAnswer', '4 sarana notAnAnswer'])
  assert.ok(!('totals' in faults))
  assert.equal(
    faults[0] && sayAnswerFault('id', faults[0]),
    'Baris 2, kolom waktu: “5” bukan jawaban. Tulis 1, 2, 3, atau 4, atau kosongkan.',
  )
})

test('a respondent whose other columns are filled but who answered nothing is a fault, not a nought', () => {
  assert.deepEqual(keys(read(`nomor,${named}\n7,,,,,,,,,\n`)), ['2  nothingAnswered'])
})

test('missing, double and mixed columns are named', () => {
  assert.deepEqual(keys(read('persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku\n4,4,4,4,4,4,4\n')), [
    '1 pengaduan missing',
    '1 sarana missing',
  ])
  assert.deepEqual(keys(read(`${named},waktu\n4,4,4,4,4,4,4,4,4,4\n`)), ['1 waktu twice'])
  assert.deepEqual(keys(read(`${named},U8\n4,4,4,4,4,4,4,4,4,4\n`)), ['1  mixed'])
})

test('empty files, other encodings and open quotes are sentences, not crashes', () => {
  assert.deepEqual(keys(read('')), ['1  empty'])
  assert.deepEqual(keys(read(`${named}\n`)), ['1  empty'])
  assert.deepEqual(keys(readAnswers(Uint8Array.of(0xff, 0xfe, 0x41, 0xd8), { best: 4 })), ['1  noText'])
  assert.deepEqual(keys(readAnswers(Buffer.from('persyaratan\n4\n', 'utf16le'), { best: 4 })), ['1  noText'])
  assert.match(keys(read(`${named}\n"4,4,4\n`))[0] ?? '', /notCsv$/)
})

test('a file of nothing but faults stops after two hundred', () => {
  const faults = read(`${named}\n${'9,9,9,9,9,9,9,9,9\n'.repeat(1000)}`)
  assert.equal((faults as readonly unknown[]).length, 201)
})

test('whatever bytes come, there is an answer or a list of faults', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ maxLength: 300 }).map((s) => Buffer.from(s)),
      ),
      (bytes) => {
        const answer = readAnswers(bytes, { best: 4 })
        assert.ok('totals' in answer || answer.length > 0)
      },
    ),
  )
})

function good(answer: ReturnType<typeof readAnswers>): Answers {
  assert.ok('totals' in answer, JSON.stringify(answer))
  return answer
}

function keys(answer: ReturnType<typeof readAnswers>): string[] {
  assert.ok(!('totals' in answer))
  return answer.map(({ row, column, key }) => `${row} ${column ?? ''} ${key}`)
}
