import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OpeningCalendar } from '#mall/opening.ts'
import { whereToBegin } from './demo-clock.ts'

const hours = { open: '08:00', close: '15:00' }
const calendar: OpeningCalendar = {
  opensOnJointLeave: false,
  holidays: [{ heldOn: '2026-12-25', kind: 'national', name: { id: 'Hari Raya Natal', en: 'Christmas Day' } }],
  forms: [
    {
      code: 'biasa',
      validFrom: '2026-01-01',
      validUntil: null,
      rank: 0,
      breaks: {},
      days: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    },
  ],
}
const at = (local: string) => new Date(`${local}:00+07:00`)
const begins = (real: string, latest?: string) =>
  whereToBegin(calendar, 'Asia/Jakarta', at(real), latest ? at(latest) : undefined)

test('who tries the house while the mall is open sees the real time', () => {
  assert.equal(begins('2026-11-25T10:12'), undefined)
  assert.equal(begins('2026-11-25T10:12', '2026-11-24T09:30'), undefined)
})

test('who tries it in the evening, at the weekend, before opening or on a holiday finds a hall that has just filled', () => {
  assert.deepEqual(begins('2026-11-25T19:30'), at('2026-11-26T09:00'))
  assert.deepEqual(begins('2026-11-28T20:42'), at('2026-11-30T09:00'))
  assert.deepEqual(begins('2026-11-25T05:10'), at('2026-11-25T09:00'))
  assert.deepEqual(begins('2026-12-25T10:00'), at('2026-12-28T09:00'))
})

test('a quarter of an hour before closing is too late to try anything', () => {
  assert.deepEqual(begins('2026-11-25T14:45'), at('2026-11-26T09:00'))
})

test('time never runs backwards: a demonstration goes on where it was left, or on the next morning', () => {
  assert.deepEqual(begins('2026-11-28T21:00', '2026-11-30T09:47'), at('2026-11-30T09:47'))
  assert.deepEqual(begins('2026-11-28T23:00', '2026-11-30T15:20'), at('2026-12-01T09:00'))
  assert.deepEqual(begins('2026-11-30T09:10', '2026-11-30T11:30'), at('2026-11-30T11:30'))
})
