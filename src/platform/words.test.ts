import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineRefusals, defineWords, gatherRefusals } from './words.ts'

const words = defineWords({
  id: {
    title: 'Antrean',
    called: (number: string, counter: number) => `Nomor ${number} ke Loket ${counter}`,
    deep: { a: 'satu' },
  },
  en: { title: 'Queue', called: (number, counter) => `Number ${number} to counter ${counter}`, deep: { a: 'one' } },
})

test('a text is said in the language of its reader', () => {
  assert.equal(words.id.called('A 012', 2), 'Nomor A 012 ke Loket 2')
  assert.equal(words.en.called('A 012', 2), 'Number A 012 to counter 2')
  assert.equal(words.en.deep.a, 'one')
})

test('a missing text, a missing parameter or a text too many does not compile', () => {
  // @ts-expect-error the English title is missing
  defineWords({ id: { title: 'Antrean' }, en: {} })
  // @ts-expect-error English speaks of one more thing
  defineWords({ id: { title: 'Antrean' }, en: { title: 'Queue', more: 'more' } })
  // @ts-expect-error in English a number is asked for where the first language gives a text
  defineWords({ id: { a: (name: string) => name }, en: { a: (name: number) => String(name) } })
  // @ts-expect-error a text without its parameter
  words.id.called('A 012')
  // @ts-expect-error the English refusal is missing
  defineRefusals({ id: { 'a.b': 'x' }, en: {} })
})

test('a refusal is said by its key, with its details; an unknown key says nothing', () => {
  const say = gatherRefusals([
    defineRefusals({ id: { 'a.b': ({ count }) => `${count} orang` }, en: { 'a.b': ({ count }) => `${count} people` } }),
  ])
  assert.equal(say('id', 'a.b', { count: 3 }), '3 orang')
  assert.equal(say('en', 'a.b', { count: 3 }), '3 people')
  assert.equal(say('id', 'a.c'), undefined)
})
