import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openFiles } from '#platform/files.ts'
import { openAdminSite, type Person } from '../../../test/harness/admin-site.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { formsOf, type PageForm } from '../../../test/harness/page-forms.ts'
import { buildPeople } from '../../../test/harness/people.ts'
import { buildSmallMall } from '../../../test/harness/small-mall.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const site = openAdminSite(database)
const ibuSiti = site.as(mall.ibuSiti)
const pakRahman = site.as((await buildPeople(database, mall)).pakRahman)
const { disdukcapil, polri } = mall.agency
const on = (name: string, [year, month, date]: [string, string, string]) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})
const named = { nameId: 'Baru', nameEn: 'New' }
const hall = await database.owner.row<{ id: number }>(sql`select id from mall.hall where mall_id = ${mall.mall}::int`)

type Press = {
  readonly page: string
  readonly action?: string
  readonly typed?: Record<string, string | string[]>
  readonly row?: string
}
const service = `/admin/services/${mall.service.ktpHilang}`
const roster = `/admin/roster?agency=${disdukcapil}&week=2026-11-23`

/** Every act of the administration once, in an order in which each is possible. */
const presses: readonly Press[] = [
  {
    page: '/admin/agencies/new',
    typed: {
      code: 'bpn',
      ...named,
      shortName: 'BPN',
      kind: 'vertical',
      zone: 'utara-a',
      complaintsId: 'x',
      complaintsEn: 'x',
    },
  },
  { page: `/admin/agencies/${polri}/edit`, typed: { shortName: 'Polresta' } },
  {
    page: `/admin/agencies/${polri}/presence`,
    typed: { ...on('validFrom', ['2026', '12', '1']), days: ['mon', 'tue'], basis: 'Adendum' },
  },
  { page: `/admin/agencies/${polri}/presence/2026-12-01/withdraw` },
  {
    page: `/admin/agencies/${polri}/days`,
    typed: { ...on('heldOn', ['2026', '11', '30']), presence: 'absent', reasonId: 'Rapat', reasonEn: 'Meeting' },
  },
  { page: `/admin/agencies/${polri}/days/2026-11-30/clear` },
  { page: '/admin/queues/new', typed: { agency: String(disdukcapil), code: 'AKTA', ...named, letter: 'D' } },
  { page: `/admin/queues/${mall.queue.ktp}/edit`, typed: { promiseMinutes: '25' } },
  {
    page: '/admin/services/new',
    typed: { queue: String(mall.queue.ktp), code: 'DKC-70', ...named, level: 'information' },
  },
  { page: service, action: `${service}/draft` },
  { page: `${service}/draft/cost`, typed: { kind: 'fixed', amount: '10.000' } },
  { page: `${service}/draft/procedure`, typed: { 'step-0-nameId': 'Ambil nomor' } },
  { page: `${service}/draft`, action: `${service}/versions`, typed: on('validFrom', ['2026', '11', '23']) },
  { page: service, action: `${service}/draft` },
  { page: `${service}/draft/discard` },
  { page: `${service}/queue`, typed: { queue: String(mall.queue.kk) } },
  { page: `${service}/retire` },
  {
    page: `/admin/counters/new/${disdukcapil}`,
    typed: { sign: '4', nameId: 'Loket 4', nameEn: 'Counter 4', 'queue-0-queue': 'KK' },
  },
  {
    page: `${service.replace(String(mall.service.ktpHilang), String(mall.service.skck))}/words`,
    typed: { spoken: 'surat sakti' },
  },
  {
    page: '/admin/life/new',
    action: '/admin/life',
    typed: { code: 'hilang', ...named, aboutId: 'Surat', aboutEn: 'Papers', 'step-0-service': 'SKC-01' },
  },
  {
    page: '/admin/life/new',
    action: '/admin/life',
    typed: { code: 'menikah', ...named, aboutId: 'Surat', aboutEn: 'Papers', 'step-0-service': 'DKC-01' },
  },
  { page: '/admin/life/hilang', typed: { nameId: 'Dompet hilang' } },
  { page: '/admin/life', action: '/admin/life/menikah/places' },
  { page: '/admin/life/menikah/remove' },
  { page: '/admin/search/new', action: '/admin/search', typed: { says: 'surat jalan', means: 'skck' } },
  { page: '/admin/search/1', typed: { means: 'ktp' } },
  { page: '/admin/search/1/remove' },
  { page: `/admin/counters/${mall.counter.one}/edit`, typed: { nameId: 'Loket Satu' } },
  {
    page: roster,
    action: `/admin/roster/weeks/${disdukcapil}/2026-11-23`,
    typed: { [`cell-${mall.counter.one}-2026-11-24`]: String(mall.rina.id) },
  },
  { page: roster.replace('11-23', '11-30'), action: `/admin/roster/copies/${disdukcapil}/2026-11-30` },
  {
    page: `/admin/roster/${mall.counter.two}/2026-11-26`,
    row: 'row=shift-add',
    typed: { 'shift-0-officer': String(mall.budi.id) },
  },
  { page: `/admin/counters/${mall.counter.one}/retire` },
  {
    page: '/admin/hours/new',
    typed: {
      code: 'ramadan',
      ...on('validFrom', ['2027', '2', '8']),
      ...on('validUntil', ['2027', '3', '9']),
      rank: '2',
      'mon-open': '08.00',
      'mon-close': '14.00',
    },
  },
  { page: '/admin/hours/form/ramadan', typed: { 'mon-close': '13.30' } },
  { page: '/admin/hours/form/ramadan/remove' },
  {
    page: '/admin/holidays/new',
    typed: { ...on('heldOn', ['2026', '12', '25']), kind: 'national', ...named, basis: 'SKB' },
  },
  { page: '/admin/holidays/2026-12-25/national/remove' },
  { page: '/admin/holidays', action: '/admin/holidays/joint-leave' },
  { page: '/admin/places/new/site', typed: { code: 'dua', ...named } },
  { page: `/admin/places/new/zone?in=${hall.id}`, typed: { code: 'utara-b', ...named } },
  { page: `/admin/places/zone/${mall.zone}`, typed: { nameId: 'Utara Satu' } },
  { page: `/admin/places/zone/${mall.zone + 1}/retire` },
  { page: '/admin/voice/settings', typed: { does: ['chime', 'english'], quietSeconds: '45' } },
  { page: '/admin/mall/name', typed: { region: 'Riau' } },
  { page: '/admin/mall/colour', typed: { accent: '#7a1f3d' } },
  { page: '/admin/mall/settings', typed: { awayMinutes: '20' } },
  { page: '/admin/mall/hosts', typed: { hosts: 'mpp.kecil.go.id' } },
  { page: `/admin/agencies/${polri}/retire` },
]

/** Moves one place at each wish: two people who press move it two places. */
function isOneEach({ action }: Press): boolean {
  return action?.endsWith('/places') ?? false
}

async function formFor(person: Person, press: Press): Promise<PageForm> {
  const form = await person.formOn(press.page, press.action)
  if (!press.row) return form
  return formsOf((await person.send(form, {}, press.row)).html).find(({ action }) => action === form.action) ?? form
}

function plain(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').slice(0, 900)
}

test('each form, pressed twice at once, by a second manager meanwhile and once more later, is one act with one line in the ledger', async (t) => {
  for (const press of presses) {
    await t.test(`${press.action ?? press.page}`, async () => {
      const form = await formFor(ibuSiti, press)
      const other = isOneEach(press) ? undefined : await formFor(pakRahman, press)
      const before = await events()
      const mine = () => ibuSiti.send(form, press.typed)
      const [first, second, late] = await Promise.all([mine(), mine(), other && pakRahman.send(other, press.typed)])
      const answers = [first, second, await mine()]
      // Whoever was second is told so on the same form, or has changed the same to the same.
      const refused = [...answers, ...(late ? [late] : [])].filter(({ status }) => status !== 303)
      for (const { status, html } of refused) {
        assert.ok(status === 409 || status === 422 || status === 404, `${status} ${plain(html)}`)
        assert.match(html, /class="govuk-error-summary|role="alert"|<h1>/, plain(html))
      }
      assert.ok(refused.length < (late ? 4 : 3), `refused to everybody: ${plain(first.html)}`)
      assert.equal(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size, 1)
      const after = await events()
      assert.equal(
        new Set(after.slice(before.length)).size,
        after.length - before.length,
        `twice in the ledger: ${after.slice(before.length).join(', ')}`,
      )
      assert.ok(after.length > before.length, 'nothing was recorded')
    })
  }
})

test('a change of many rows, pressed twice at once and once more later, is one change, and so is taking it back', async () => {
  const at = `/admin/queues/bulk?act=promise&id=${mall.queue.kk}&id=${mall.queue.ktp}`
  const looked = await ibuSiti.fill(at, { promise: '17' }, { button: 'step=check' })
  const [form] = formsOf(looked.html)
  assert.ok(form)
  const before = await events()
  const both = await Promise.all([ibuSiti.send(form, {}, 'step=do'), ibuSiti.send(form, {}, 'step=do')])
  const answers = [...both, await ibuSiti.send(form, {}, 'step=do')]
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  assert.equal((await events()).length, before.length + 2)
  const command = new URLSearchParams(answers[0]?.location?.split('?')[1]).get('bulk')
  const undoing = await ibuSiti.formOn(`/admin/queues/bulk/undo?of=${command}`)
  const backs = await Promise.all([ibuSiti.send(undoing), ibuSiti.send(undoing)])
  assert.deepEqual(new Set(backs.map(({ status }) => status)), new Set([303]))
  assert.equal((await events()).length, before.length + 4)
})

test('every act of the administration is among those pressed twice', async () => {
  const installationKey = Buffer.alloc(32)
  const { adminRoutes } = await import('./routes.tsx')
  const pressed = presses.map(({ page, action }) => (action ?? page).split('?')[0] ?? '')
  const missing = adminRoutes({ installationKey, files: openFiles({ dataDir: '', installationKey }) })
    .routes.filter(
      ({ method, path }) =>
        method === 'POST' && !/^\/(staff|devices|media|mall\/emblem|voice\/(recordings|clips))/.test(path),
    )
    .map(({ path }) => path)
    .filter(
      (path) =>
        !pressed.some(
          (one) =>
            patternOf(path).test(one.replace('/admin', '')) ||
            (one.endsWith('/new') && `/admin${path}` === one.replace(/\/new$/, '')),
        ),
    )
  // What takes files is pressed twice in voice.test.ts, media.test.ts and emblem.test.ts. A queue is retired with its agency. Many rows at once: below, and in bulk.test.ts.
  assert.deepEqual(
    missing.filter((path) => !/\/bulk(\/undo)?$/.test(path)),
    ['/queues/:id{\\d+}/retire'],
  )
})

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w+\{((?:[^{}]|\{[^}]*\})*)\}/g, '($1)').replace(/:\w+/g, '[^/]+')}$`)
}

async function events(): Promise<string[]> {
  const rows = await database.owner.rows<{ event: string }>(
    sql`select kind || ' ' || coalesce(data->>'subject', '') as event from ledger.event where mall_id = ${mall.mall}::int order by id`,
  )
  return rows.map(({ event }) => event)
}
