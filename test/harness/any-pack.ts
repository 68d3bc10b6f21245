import { facilityKinds, wayKinds } from '#mall/visiting.ts'
import { agencyFile } from '#pack/form/agency-file.ts'
import { calendarFile } from '#pack/form/calendar-file.ts'
import { isWritable, weekdays } from '#pack/form/parts.ts'
import { components } from '#pack/form/service.ts'
import { forms, type Pack } from '#pack/forms.ts'
import fc from './any.ts'

/** Any text that a pack may hold: every script, quotes, colons, emoji, line breaks. */
const line = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    'yes',
    'null',
    '08:00',
    '1e3',
    '- a',
    '# x',
    '{ a: b }',
    '*a',
    '&a',
    '!!x',
    "it's",
    '"',
    '\\',
    ': ',
    'a\nb',
    ' a ',
    '~',
    '0x1f',
    '2026-01-01',
    '<<',
    '%',
    '@',
    '`',
  ),
)
const isAllowed = (text: string) => text.trim() !== '' && isWritable(text)
const words = line.filter(isAllowed)
const text = fc.record({ id: words, en: words })
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const present = fc.subarray([...weekdays.slice(0, 5)], { minLength: 1 })

const requirement = fc
  .record({
    document: some(fc.constantFrom('kk', 'ktp')),
    name: some(text),
    form: fc.constantFrom('original', 'copy', 'present'),
    count: some(fc.integer({ min: 1, max: 9 })),
    when: some(text),
    obtain_at: some(fc.constantFrom('S0-0', 'S1-0')),
    where: some(text),
  })
  .filter(({ document, name }) => document !== undefined || name !== undefined)

const cost = fc.oneof(
  fc.record({ kind: fc.constant('free'), basis: some(words) }),
  fc.record({ kind: fc.constant('fixed'), amount: fc.nat(10_000_000) }),
  fc.record({
    kind: fc.constant('table'),
    lines: fc.array(fc.record({ name: text, amount: fc.nat(1_000_000) }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('formula'), text }),
)

function service(code: string, queues: readonly string[]) {
  return fc.record({
    code: fc.constant(code),
    queue: fc.constantFrom(...queues),
    name: text,
    level: fc.constantFrom('information', 'issued_here'),
    minutes: fc.oneof(fc.integer({ min: 1, max: 480 }), fc.constantFrom(0.5, 7.25, 0.1)),
    words: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }),
    since: day,
    standard: fc.record({
      requirements: fc.array(requirement, { maxLength: 3 }),
      procedure: fc.array(text, { minLength: 1, maxLength: 3 }),
      time: fc.record({
        min: fc.integer({ min: 0, max: 5 }),
        max: fc.integer({ min: 5, max: 90 }),
        unit: fc.constantFrom('minute', 'working_day'),
        note: some(text),
      }),
      cost,
      product: text,
      product_validity: some(text),
      complaints: some(text),
    }),
    assumed: fc.subarray([...components]),
    source: words,
  })
}

function agency(index: number) {
  const queues = [`Q${index}A`, `Q${index}B`]
  const queue = (code: string, letter: string) =>
    fc.record(
      {
        code: fc.constant(code),
        letter: fc.constant(letter),
        name: text,
        site: fc.constant('utama'),
        start: fc.nat(100),
        digits: fc.integer({ min: 2, max: 5 }),
        reset: fc.constantFrom('daily', 'never'),
        promise_minutes: fc.integer({ min: 1, max: 480 }),
        discipline: fc.constantFrom('credit', 'accumulating', 'lane'),
        lane_places: fc.integer({ min: 1, max: 500 }),
        weight_protected: fc.constantFrom(1, 2.5, 3),
      },
      { requiredKeys: ['code', 'letter', 'name'] },
    )
  const counter = (code: string, first: string, other: string) =>
    fc.record({
      code: fc.constant(code),
      name: text,
      zone: fc.constantFrom('z0', 'z1'),
      profile: fc.constantFrom([{ queue: first }], [{ queue: first }, { queue: other, when_waiting_over: 15 }]),
      break: some(fc.constant(`b${code.at(-1)}`)),
    })
  return fc
    .record({
      code: fc.constant(`agency-${index}`),
      name: text,
      short: words,
      kind: fc.constantFrom('central', 'bank'),
      zone: fc.constantFrom('z0', 'z1'),
      presence: fc.uniqueArray(fc.record({ from: day, days: present, basis: fc.oneof(fc.constant(''), words) }), {
        selector: ({ from }) => from,
        minLength: 1,
        maxLength: 3,
      }),
      complaints: text,
      queues: fc.tuple(
        queue(queues[0] as string, String.fromCharCode(65 + index * 2)),
        queue(queues[1] as string, String.fromCharCode(66 + index * 2)),
      ),
      counters: fc.tuple(
        counter(`${index}0`, queues[0] as string, queues[1] as string),
        counter(`${index}1`, queues[1] as string, queues[0] as string),
      ),
      services: fc.tuple(service(`S${index}-0`, queues), service(`S${index}-1`, queues)),
    })
    .map((value) => agencyFile.parse(value))
}

const hours = fc.constantFrom({ open: '08:00', close: '15:00' }, { open: '07:30', close: '16:00' })
const calendar = fc
  .record({
    holidays: fc.uniqueArray(
      fc.record({
        on: day,
        name: text,
        kind: fc.constantFrom('national', 'joint_leave', 'local'),
        basis: fc.oneof(fc.constant(''), words),
      }),
      {
        selector: ({ on, kind }) => `${on}${kind}`,
        maxLength: 5,
      },
    ),
    open_on_joint_leave: fc.boolean(),
    opening: fc.tuple(
      fc.record({
        code: fc.constant('biasa'),
        from: day,
        rank: fc.constant(1),
        days: fc.record({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours }),
        breaks: fc.constant({
          b0: { mon: ['11:00', '12:00'], fri: ['11:00', '12:30'] },
          b1: { mon: ['12:00', '13:00'], fri: ['12:30', '13:30'] },
        }),
        assumed: fc.boolean(),
      }),
    ),
    working_time_basis: some(words),
  })
  .map((value) => calendarFile.parse(value))

const mall = fc
  .record(
    {
      code: fc.constant('acak'),
      name: text,
      short: words,
      region: words,
      time_zone: fc.constantFrom('Asia/Jakarta', 'Asia/Jayapura'),
      demonstration: fc.boolean(),
      accent: fc.constant('#24306b'),
      hosts: fc.constant(['mpp.acak.go.id']),
      settings: fc.record(
        {
          undo_seconds: fc.nat(600),
          away_minutes: fc.integer({ min: 1, max: 240 }),
          appointment: fc.record(
            { share: fc.constantFrom(0, 0.35, 0.7), slot_minutes: fc.constant(15) },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      ),
      sites: fc.tuple(
        fc.record(
          {
            code: fc.constant('utama'),
            name: text,
            address: text,
            time_zone: fc.constant('Asia/Makassar'),
            visiting: fc.record(
              {
                place: fc.record({
                  latitude: fc.constantFrom(0, 0.5071, -6.2),
                  longitude: fc.constant(101.4478),
                  assumed: fc.boolean(),
                }),
                ways: fc.array(fc.record({ kind: fc.constantFrom(...wayKinds), text, assumed: fc.boolean() }), {
                  maxLength: 2,
                }),
                facilities: fc.array(
                  fc.record({ kind: fc.constantFrom(...facilityKinds), where: some(text), assumed: fc.boolean() }),
                  { maxLength: 3 },
                ),
              },
              { requiredKeys: [] },
            ),
            halls: fc.tuple(
              fc.record({
                code: fc.constant('h'),
                name: text,
                floor: words,
                zones: fc.tuple(
                  fc.record({ code: fc.constant('z0'), name: text }),
                  fc.record({ code: fc.constant('z1'), name: text }),
                ),
              }),
            ),
          },
          { requiredKeys: ['code', 'name', 'halls'] },
        ),
      ),
    },
    { requiredKeys: ['code', 'name', 'short', 'region', 'time_zone', 'sites'] },
  )
  .map((value) => forms.mall.parse(value))

const documents = fc
  .tuple(
    fc.record({ code: fc.constant('kk'), name: text, where: some(text) }),
    fc.record({ code: fc.constant('ktp'), name: text }),
  )
  .map((value) => forms.documents.parse(value))

const staff = fc
  .record({
    staff: fc.tuple(
      fc.record({ username: fc.constant('teknisi'), name: words, roles: fc.constant(['technician', 'manager']) }),
      fc.record({
        username: fc.constant('petugas'),
        name: words,
        agency: fc.constant('agency-0'),
        roles: fc.constant(['officer']),
      }),
    ),
    roster: fc.constantFrom([], [{ counter: '00', staff: 'petugas', days: ['mon'], from: '08:00', until: '15:00' }]),
  })
  .map((value) => forms.staff.parse(value))

const few = words.filter((one) => one.length <= 60)
const service0 = fc.constantFrom('S0-0', 'S0-1', 'S1-0', 'S1-1')
const forPublic = fc
  .record({
    life_events: fc
      .array(
        fc.record({
          name: text,
          about: text,
          steps: fc.array(fc.record({ service: service0, note: some(text) }), { minLength: 1, maxLength: 3 }),
        }),
        { maxLength: 3 },
      )
      .map((events) => events.map((event, i) => ({ code: `e${i}`, ...event }))),
    same_words: fc
      .uniqueArray(fc.record({ says: few, means: few }), { selector: ({ says }) => says, maxLength: 4 })
      .map((rows) => rows.filter(({ says, means }) => says !== means)),
    spoken: fc.uniqueArray(
      fc.record({ service: service0, phrases: fc.uniqueArray(few, { minLength: 1, maxLength: 3 }) }),
      { selector: ({ service: code }) => code, maxLength: 2 },
    ),
  })
  .filter((file) => Object.values(file).some((rows) => rows.length > 0))
  .map((value) => forms.public.parse(value))

/** Any pack of two agencies that is good. */
export const anyPack: fc.Arbitrary<Pack> = fc
  .record({
    mall,
    calendar,
    documents,
    agencies: fc.tuple(agency(0), agency(1)),
    staff: some(staff),
    forPublic: some(forPublic),
  })
  .map(({ staff: people, forPublic: site, ...pack }) => ({
    ...pack,
    ...(people ? { staff: people } : {}),
    ...(site ? { public: site } : {}),
  }))
