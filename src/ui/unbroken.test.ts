import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unbroken } from './unbroken.tsx'

const linesMayEndIn = (text: string) =>
  String(unbroken(text)).replaceAll(/<span class="nowrap">([^<]*)<\/span>/g, '[$1]')

test('a line does not end inside a short word with a hyphen, a date, a ticket, or before the sign of a counter', () => {
  const cases = [
    ['KTP-el hilang atau rusak', '[KTP-el] hilang atau rusak'],
    ['Kartu kuning (AK-1)', 'Kartu kuning ([AK-1])'],
    ['Aktivasi e-KTP', 'Aktivasi [e-KTP]'],
    ['Buka lagi besok, Selasa, 24 November 2026.', 'Buka lagi besok, Selasa, 24\u00a0November 2026.'],
    ['Batalkan nomor A 137?', 'Batalkan nomor A\u00a0137?'],
    ['Silakan ke Loket 3', 'Silakan ke Loket\u00a03'],
  ] as const
  for (const [text, wanted] of cases) assert.equal(linesMayEndIn(text), wanted)
})

test('what is long is broken as ever, and marks of a page stay words', () => {
  const text = 'Loket 12 sampai 15 menit, antar-jemput & <b>'
  assert.equal(linesMayEndIn(text), text)
  assert.doesNotMatch(String(unbroken('<b> KTP-el')), /<b>/)
})
