import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { languages } from '#platform/words.ts'
import fc from '../../test/harness/any.ts'
import { caption, numberParts, type Sayable, type Spoken, speak } from './speak.ts'
import { clipNamed, clips } from './vocabulary.ts'

const plain = { english: false, chime: false, own: new Set<string>() }
const call = (ticket: string, number: string, isAgain = false): Sayable => ({
  ticket,
  counterCode: number,
  counterName: { id: `Loket ${number}`, en: `Counter ${number}` },
  isAgain,
})
const words = (spoken: Spoken) => spoken.filter((part) => typeof part === 'string')
const heard = (spoken: Spoken) =>
  words(spoken)
    .map((name) => clipNamed(name)?.text ?? name)
    .join(' ')
const spelled = (number: number, language: 'id' | 'en') =>
  numberParts(number, language)
    .map((part) => clipNamed(`${language}/${part}`)?.text)
    .join(' ')

test('a call is said as people say it', () => {
  assert.equal(heard(speak(call('A 012', '2'), plain)), 'nomor antrean a nol satu dua silakan menuju loket dua')
  assert.equal(
    heard(speak(call('KT 907', '23'), { ...plain, english: true })),
    'nomor antrean ka te sembilan nol tujuh silakan menuju loket dua puluh tiga ' +
      'number K T nine zero seven please go to counter twenty three',
  )
  assert.equal(
    heard(speak(call('C 100', '111', true), plain)),
    'panggilan ulang nomor antrean ce satu nol nol silakan menuju loket seratus sebelas',
  )
  assert.equal(words(speak(call('A 012', '2'), { ...plain, chime: true }))[0], 'id/phrase-chime')
})

test('numbers of counters are said as both languages say them', () => {
  const said = [1, 10, 11, 12, 19, 20, 21, 50, 99, 100, 110, 112, 200, 345, 999]
  assert.deepEqual(
    said.map((number) => spelled(number, 'id')),
    [
      ...['satu', 'sepuluh', 'sebelas', 'dua belas', 'sembilan belas', 'dua puluh', 'dua puluh satu', 'lima puluh'],
      ...['sembilan puluh sembilan', 'seratus', 'seratus sepuluh', 'seratus dua belas', 'dua ratus'],
      ...['tiga ratus empat puluh lima', 'sembilan ratus sembilan puluh sembilan'],
    ],
  )
  assert.equal(spelled(345, 'en'), 'three hundred forty five')
  assert.equal(spelled(112, 'en'), 'one hundred twelve')
})

test('no two counters sound the same', () => {
  for (const language of languages) {
    const all = Array.from({ length: 999 }, (_, i) => spelled(i + 1, language))
    assert.equal(new Set(all).size, 999)
    assert.ok(all.every((one) => !one.includes('undefined')))
  }
})

test('whatever a number or a counter is called, every clip that is said exists', () => {
  fc.assert(
    fc.property(
      fc.record({
        ticket: fc.oneof(fc.stringMatching(/^[A-Z]{1,2} \d{1,4}$/), fc.string()),
        counterCode: fc.string(),
        counterName: fc.record({ id: names('Loket'), en: names('Counter') }),
        isAgain: fc.boolean(),
      }),
      (sayable) => {
        const spoken = speak(sayable, { ...plain, english: true, chime: true })
        for (const name of words(spoken)) assert.ok(clipNamed(name), name)
        assert.ok(words(spoken).some((name) => name.startsWith('id/place-')))
        const digits = sayable.ticket.replace(/\D/g, '')
        const said = words(spoken).filter((name) => name.startsWith('id/digit-'))
        assert.equal(
          said
            .slice(0, digits.length)
            .map((name) => name.at(-1))
            .join(''),
          digits,
        )
      },
    ),
  )
})

function names(kind: string) {
  return fc.oneof(
    fc.nat(999).map((number) => `${kind} ${number}`),
    fc.nat(99).map((number) => `${kind} ${number}B`),
    fc.string(),
  )
}

test('a counter with a name of its own sends people to the screen, until the mall records its name', () => {
  const named: Sayable = { ...call('A 001', 'P'), counterName: { id: 'Loket Prioritas', en: 'Priority counter' } }
  assert.match(heard(speak(named, plain)), /silakan menuju tempat yang tertulis di layar$/)
  assert.equal(words(speak(named, { ...plain, own: new Set(['id/counter-P']) })).at(-1), 'id/counter-P')
  const desk: Sayable = { ...call('A 001', 'I'), counterName: { id: 'Meja informasi', en: 'Information desk' } }
  assert.match(heard(speak(desk, { ...plain, english: true })), /meja informasi number .* the information desk$/)
  assert.match(heard(speak({ ...named, counterName: { id: 'Ruang 2 B', en: 'Room 2 B' } }, plain)), /ruang dua be$/)
})

test('who cannot hear reads the same', () => {
  assert.equal(caption(call('A 012', '2'), 'id'), 'Nomor antrean A 012, silakan menuju loket 2')
  assert.equal(caption(call('A 012', '2', true), 'en'), 'Repeat call, number A 012, please go to counter 2')
})

test('each clip of the vocabulary is a file, and all of them together are small', () => {
  const folder = join(import.meta.dirname, '../sites/display/voice')
  const missing = clips.filter(({ name }) => !existsSync(join(folder, `${name}.mp3`)))
  assert.deepEqual(missing, [])
  const size = clips.reduce((sum, { name }) => sum + statSync(join(folder, `${name}.mp3`)).size, 0)
  assert.ok(size < 900_000, `${size} bytes`)
})
