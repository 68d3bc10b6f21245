import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Presence, PresenceException } from '#agency/presence.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { availabilityOf, availabilityOfMall } from './availability.ts'
import { type Directory, defaultSettings, type Incident, type Service } from './directory.ts'
import { sayAvailability } from './say.ts'

const week = { open: '08:00', close: '15:00' }
const days = { mon: week, tue: week, wed: week, thu: week, fri: week }
const service = { id: 1, agencyId: 1, queueId: 1 } as Service

type Situation = {
  presence?: Presence['days']
  exceptions?: PresenceException[]
  incidents?: Partial<Incident>[]
  rehearsing?: boolean
  closedOn?: string
}

function mallWith({
  presence = ['mon', 'tue', 'wed', 'thu', 'fri'],
  exceptions = [],
  incidents = [],
  rehearsing,
  closedOn,
}: Situation): Directory {
  return {
    mall: { timeZone: 'Asia/Jakarta', settings: defaultSettings, rehearsingSince: rehearsing ? new Date(0) : null },
    calendar: {
      forms: [{ code: 'biasa', validFrom: '2025-01-01', validUntil: null, rank: 1, days, breaks: {} }],
      holidays: [{ heldOn: '2026-12-25', kind: 'national', name: { id: 'Natal', en: 'Christmas' } }],
      opensOnJointLeave: false,
    },
    sites: new Map([[1, { id: 1, timeZone: 'Asia/Jakarta' }]]),
    queues: new Map([[1, { id: 1, agencyId: 1, siteId: 1 }]]),
    closedDays: closedOn ? [{ siteId: 1, day: closedOn, closedAt: new Date(0) }] : [],
    agencies: new Map([[1, { id: 1, presence: [{ validFrom: '2026-01-01', days: presence, basis: '' }], exceptions }]]),
    incidents: incidents.map((incident) => ({
      agencyId: null,
      queueId: null,
      serviceId: null,
      counterId: null,
      stops: true,
      message: { id: 'Blangko habis.', en: 'No blanks.' },
      ...incident,
    })),
  } as unknown as Directory
}

function says(situation: Situation, at: string, language: Language = 'id'): string {
  const doors = availabilityOf(mallWith(situation), service, new Date(`${at}+07:00`))
  const { short, more } = sayAvailability(doors, { language, formats: formatsFor(language, 'Asia/Jakarta') })
  return [short, more].filter(Boolean).join(' | ')
}

test('a visitor reads whether numbers are given, and if not, why and when again', () => {
  const cases: [string, Situation, string][] = [
    ['2026-11-23T09:41', {}, 'Buka sampai 15.00'],
    ['2026-11-23T07:15', {}, 'Buka pukul 08.00. Nomor sudah bisa diambil'],
    ['2026-11-23T06:59', {}, 'Belum buka | Nomor bisa diambil mulai pukul 07.00.'],
    [
      '2026-11-23T15:00',
      {},
      'Nomor untuk hari ini sudah ditutup | Buka lagi besok, Selasa, 24 November 2026, pukul 08.00.',
    ],
    ['2026-11-27T16:00', {}, 'Nomor untuk hari ini sudah ditutup | Buka lagi Senin, 30 November 2026, pukul 08.00.'],
    ['2026-11-28T09:00', {}, 'Hari ini tutup | Buka lagi Senin, 30 November 2026, pukul 08.00.'],
    ['2026-12-25T09:00', {}, 'Hari ini libur | Natal. Buka lagi Senin, 28 Desember 2026, pukul 08.00.'],
    // Nobody has entered the holidays of 2027: its first day is not named as an open one.
    [
      '2026-12-31T15:00',
      {},
      'Nomor untuk hari ini sudah ditutup | Hari buka tahun 2027 belum diumumkan. Tanyakan dahulu sebelum datang.',
    ],
    [
      '2026-11-23T09:00',
      { presence: ['tue', 'thu'] },
      'Hari ini instansi tidak hadir | Hadir lagi besok, Selasa, 24 November 2026, pukul 08.00.',
    ],
    [
      '2026-11-24T15:30',
      { presence: ['tue'] },
      'Nomor untuk hari ini sudah ditutup | Buka lagi Selasa, 1 Desember 2026, pukul 08.00.',
    ],
    [
      '2026-11-23T09:00',
      { presence: [] },
      'Hari ini instansi tidak hadir | Hari buka berikutnya belum ditetapkan. Tanyakan ke meja informasi.',
    ],
    ['2026-11-28T03:00', { rehearsing: true }, 'Nomor bisa diambil'],
  ]
  for (const [at, situation, sentence] of cases) assert.equal(says(situation, at), sentence, at)
})

test('an exception for one day counts before the rule, today and when looking ahead', () => {
  const absent = { heldOn: '2026-11-24', isPresent: false, reason: { id: 'Rapat', en: 'Meeting' } }
  const here = { heldOn: '2026-11-25', isPresent: true, reason: { id: 'Ganti hari', en: 'Another day' } }
  assert.equal(
    says({ presence: ['tue'], exceptions: [absent, here] }, '2026-11-24T09:00'),
    'Hari ini instansi tidak hadir | Rapat. Hadir lagi besok, Rabu, 25 November 2026, pukul 08.00.',
  )
  // Nothing in another language: a reason that was noted before reasons had two is left out in English.
  const english = (reason: string) =>
    says(
      { presence: ['tue'], exceptions: [{ ...absent, reason: { id: 'Rapat', en: reason } }, here] },
      '2026-11-24T09:00',
      'en',
    )
  assert.match(english('Meeting'), /^This agency is not here today \| Meeting\. Here again tomorrow/)
  assert.match(english(''), /^This agency is not here today \| Here again tomorrow/)
})

test('what is broken stops numbers only where it says so, and a closed door is told before it', () => {
  assert.equal(says({ incidents: [{ queueId: 1 }] }, '2026-11-23T09:00'), 'Nomor belum bisa diambil | Blangko habis.')
  assert.equal(says({ incidents: [{ queueId: 2 }] }, '2026-11-23T09:00'), 'Buka sampai 15.00')
  assert.equal(says({ incidents: [{ agencyId: 1, stops: false }] }, '2026-11-23T09:00'), 'Buka sampai 15.00')
  assert.match(says({ incidents: [{ agencyId: 1 }] }, '2026-11-28T09:00'), /^Hari ini tutup/)
})

test('before seven in Jakarta it is still yesterday in UTC, and the mall knows its own day', () => {
  const early = availabilityOfMall(mallWith({}), new Date('2026-11-22T23:30:00Z'))
  assert.deepEqual(early.state === 'closed' && early.again?.day, '2026-11-23')
})
