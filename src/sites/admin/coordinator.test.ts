import assert from 'node:assert/strict'
import { test } from 'node:test'
import { table } from '#account/allow.ts'
import { mustEditMall } from '#mall/policy.ts'
import { raw, sql } from '#platform/database.ts'
import { openFiles } from '#platform/files.ts'
import { openAdminSite } from '../../../test/harness/admin-site.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { buildSmallMall } from '../../../test/harness/small-mall.ts'
import { adminRoutes } from './routes.tsx'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const site = openAdminSite(database)
/** The coordinator of Polri, who would like to arrange Disdukcapil too. */
const bripkaAgus = { ...mall.agus, roles: ['coordinator'] }
const agus = site.as(bripkaAgus)
const ibuSiti = site.as(mall.ibuSiti)
const inPolri = <T>(act: Parameters<typeof database.db.transact<T>>[1]) =>
  database.db.transact({ mall: mall.mall, agency: mall.agency.polri }, act)

/** Disdukcapil's things and the mall's own, for the parameters of an address. */
const others: Readonly<Record<string, string>> = {
  agencies: String(mall.agency.disdukcapil),
  services: String(mall.service.ktpHilang),
  queues: String(mall.queue.ktp),
  counters: String(mall.counter.one),
}

/** An act of each list that is changed many rows at once. */
const bulkActs: Readonly<Record<string, string>> = {
  agencies: 'oneDay',
  services: 'requeue',
  queues: 'promise',
  counters: 'zone',
}

function addressOf(path: string): string {
  const section = path.split('/')[2] ?? ''
  return path
    .replace(/:id(\{[^}]*\})?/, others[section] ?? String(mall.zone))
    .replace(/:agency(\{[^}]*\})?/, String(mall.agency.disdukcapil))
    .replace(/:counter(\{[^}]*\})?/, String(mall.counter.one))
    .replace(/:monday/, '2026-11-23')
    .replace(/:day/, '2026-11-24')
    .replace(/:kind\{[^}]*\}/, 'zone')
    .replace(/:kind/, 'national')
    .replace(/:part\{[^}]*\}/, 'cost')
    .replace(/:language\{[^}]*\}/, 'id')
    .replace(/:clip/, 'digit-0')
    .replace(/:from/, '2026-01-01')
    .replace(/:code(\{.*?\}(?=$|\/))?/, 'biasa')
}

const ownSections = ['staff', 'devices'] // tried by the account helper's own tests
const installationKey = Buffer.alloc(32)
const routes = adminRoutes({ installationKey, files: openFiles({ dataDir: '', installationKey }) })
  .routes.filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => ({ method, path: `/admin${path === '/' ? '' : path}` }))
  .filter(({ path }) => !ownSections.includes(path.split('/')[2] ?? ''))

test('a coordinator posts to every route of another agency and of the mall, and nothing there changes', async () => {
  const posts = routes.filter(({ method }) => method === 'POST')
  assert.ok(posts.length > 30, `${posts.length} routes`)
  const before = await contents()
  // A form of the coordinator's own gives a token that holds; what is posted with it is what the manager would post.
  const own = await agus.formOn(`/admin/queues/${mall.queue.skck}/edit`)
  const body = { ...Object.fromEntries(own.fields), ...everyField() }
  for (const { path } of posts) {
    const action = addressOf(path)
    assert.doesNotMatch(action, /[:{}]/, path)
    const [, section = '', isUndo] = /^\/admin\/(\w+)\/bulk(\/undo)?$/.exec(path) ?? []
    const { status, html } = await agus.send({
      ...own,
      action,
      fields: Object.entries({
        ...body,
        ...(section ? { act: bulkActs[section], id: others[section], step: 'do', promise: '9' } : {}),
        command: crypto.randomUUID(),
      }),
      buttons: [],
    })
    // There is nothing of one's own to take back, and nobody else's is shown.
    assert.equal(status, isUndo ? 404 : 403, `${path} answered ${status}`)
    assert.doesNotMatch(html, /sudah lama terbuka|situs lain/, 'refused for its token, not for who pressed')
  }
  assert.deepEqual(await contents(), before)
})

test('a coordinator reads no page of another agency, and no editing page of the mall', async () => {
  const shared = [
    '/admin',
    '/admin/agencies',
    '/admin/services',
    '/admin/queues',
    '/admin/counters',
    '/admin/roster',
    '/admin/search',
    '/admin/life',
    '/admin/history',
    '/admin/hours',
    '/admin/holidays',
    '/admin/places',
    '/admin/voice',
    '/admin/media',
    '/admin/mall',
    '/admin/services/new',
    '/admin/queues/new',
    '/admin/counters/new',
  ]
  for (const { path } of routes.filter(({ method }) => method === 'GET')) {
    const address = addressOf(path)
    const { status, html } = await agus.read(address)
    if (shared.includes(address)) assert.doesNotMatch(html, /Disdukcapil|A KTP/, address)
    else assert.ok([403, 404, 409].includes(status), `${address} answered ${status}`)
  }
})

test('PostgreSQL refuses a coordinator each table of another agency and of the mall, whatever the code forgot', async () => {
  const { disdukcapil } = mall.agency
  const name = JSON.stringify({ id: 'x', en: 'x' })
  const forbidden = [
    `update mall.mall set short_name = 'x'`,
    `update mall.mall set hosts = '{x.id}'`,
    `update mall.mall set settings = '{}'`,
    `insert into mall.site (mall_id, code, name, time_zone) values (${mall.mall}, 'x', '${name}', 'Asia/Jakarta')`,
    `update mall.site set name = '${name}'`,
    `update mall.hall set is_retired = true`,
    `insert into mall.hall (mall_id, site_id, code, name) values (${mall.mall}, ${mall.site}, 'x', '${name}')`,
    `update mall.zone set name = '${name}'`,
    `insert into mall.holiday (mall_id, held_on, kind, name) values (${mall.mall}, '2026-12-25', 'national', '${name}')`,
    `update mall.opening_form set rank = 9`,
    `delete from mall.opening_form`,
    `insert into mall.document (mall_id, code, name) values (${mall.mall}, 'x', '${name}')`,
    `insert into agency.agency (mall_id, code, name, short_name, kind, zone_id, complaints) values (${mall.mall}, 'x', '${name}', 'x', 'bank', ${mall.zone}, '${name}')`,
    `insert into agency.presence (mall_id, agency_id, valid_from, days) values (${mall.mall}, ${disdukcapil}, '2027-01-01', '{mon}')`,
    `insert into agency.presence_exception (mall_id, agency_id, held_on, is_present, reason) values (${mall.mall}, ${disdukcapil}, '2026-11-24', false, '{"id":"x","en":"x"}')`,
    `insert into service.queue (mall_id, agency_id, site_id, code, name, letter) values (${mall.mall}, ${disdukcapil}, ${mall.site}, 'X', '${name}', 'X')`,
    `insert into service.service (mall_id, agency_id, queue_id, code) values (${mall.mall}, ${disdukcapil}, ${mall.queue.ktp}, 'X-1')`,
    // A row that says it is Polri's, hung on what is Disdukcapil's.
    `insert into service.service (mall_id, agency_id, queue_id, code) values (${mall.mall}, ${mall.agency.polri}, ${mall.queue.ktp}, 'X-1')`,
    `insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard) values (${mall.mall}, ${mall.service.ktpHilang}, 9, ${mall.agency.polri}, '2026-11-23', '${name}', 'intake', 5, '{x}', '{}')`,
    `insert into service.same_words (mall_id, says, means) values (${mall.mall}, 'x', 'y')`,
    `insert into service.spoken (mall_id, agency_id, service_id, phrase) values (${mall.mall}, ${disdukcapil}, ${mall.service.ktpHilang}, 'x')`,
    `insert into counter.counter (mall_id, agency_id, zone_id, code, name) values (${mall.mall}, ${disdukcapil}, ${mall.zone}, '99', '${name}')`,
    `insert into counter.profile (mall_id, counter_id, queue_id, agency_id, position) values (${mall.mall}, ${mall.counter.three}, ${mall.queue.skck}, ${mall.agency.polri}, 9)`,
    `insert into counter.profile (mall_id, counter_id, queue_id, agency_id, position) values (${mall.mall}, ${mall.counter.fourteen}, ${mall.queue.ktp}, ${mall.agency.polri}, 9)`,
    `insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours) values (${mall.mall}, ${mall.agency.polri}, ${mall.counter.one}, ${mall.agus.id}, '2026-11-24', '[480,900)')`,
    `insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours) values (${mall.mall}, ${mall.agency.polri}, ${mall.counter.fourteen}, ${mall.rina.id}, '2026-11-24', '[480,900)')`,
  ]
  for (const statement of forbidden) {
    await assert.rejects(
      inPolri((tx) => tx.run(sql`${raw(statement)}`)),
      /row-level security|agency does not change the mall|foreign key|own agency/,
      statement,
    )
  }
  // Row security passes over rows that one may not change: no row is touched.
  const unseen = [
    `update agency.agency set short_name = 'x' where id = ${disdukcapil}`,
    `delete from agency.presence where agency_id = ${disdukcapil}`,
    `update service.queue set promise_minutes = 1 where id = ${mall.queue.ktp}`,
    `update service.service set is_retired = true where id = ${mall.service.ktpHilang}`,
    `delete from service.version where service_id = ${mall.service.ktpHilang}`,
    `update counter.counter set code = '99' where id = ${mall.counter.one}`,
    `delete from counter.profile where counter_id = ${mall.counter.one}`,
  ]
  for (const statement of unseen) assert.equal(await inPolri((tx) => tx.run(sql`${raw(statement)}`)), 0, statement)
})

test('control: in the manager’s transaction the same statements go through', async () => {
  const touched = await database.db.transact({ mall: mall.mall }, (tx) => tx.run(sql`update mall.hall set name = name`))
  assert.equal(touched, 1)
})

test('a coordinator arranges the own agency: its name, queue, counter and service', async () => {
  const saved = [
    await agus.fill(`/admin/agencies/${mall.agency.polri}/edit`, { shortName: 'Polresta' }),
    await agus.fill(`/admin/queues/${mall.queue.skck}/edit`, { promiseMinutes: '20' }),
    await agus.fill(`/admin/counters/${mall.counter.fourteen}/edit`, { nameId: 'Loket SKCK' }),
    await agus.fill(
      `/admin/services/${mall.service.skck}`,
      {},
      { action: `/admin/services/${mall.service.skck}/draft` },
    ),
    await agus.fill(`/admin/services/${mall.service.skck}/draft/product`, { productId: 'Surat SKCK' }),
  ]
  for (const { status, html } of saved) assert.equal(status, 303, html)
  assert.match((await agus.read('/admin/history')).html, /Polresta/)
})

test('a coordinator’s history tells of the own agency only', async () => {
  await ibuSiti.fill(`/admin/queues/${mall.queue.ktp}/edit`, { promiseMinutes: '17' })
  const { html } = await agus.read('/admin/history')
  assert.doesNotMatch(html, /A KTP/)
  const one = await agus.read(`/admin/history?subject=queue:${mall.queue.ktp}`)
  assert.doesNotMatch(one.html, /A KTP/)
})

test('who may edit the mall is the same in the table of roles and in the mall’s own acts', () => {
  const everyRole = ['technician', 'manager', 'information', 'evaluator', 'coordinator', 'officer']
  const mayEdit = everyRole.filter((role) => {
    try {
      mustEditMall({ ...mall.ibuSiti, roles: [role] })
      return true
    } catch {
      return false
    }
  })
  assert.deepEqual(mayEdit, Object.keys(table['mall.edit']))
})

function everyField(): Record<string, string> {
  const text = [
    'nameId',
    'nameEn',
    'shortName',
    'region',
    'complaintsId',
    'complaintsEn',
    'basis',
    'reasonId',
    'reasonEn',
    'productId',
    'productEn',
  ]
  return {
    ...Object.fromEntries(text.map((name) => [name, 'Diubah'])),
    code: 'baru',
    kind: 'bank',
    zone: 'utara-a',
    queue: String(mall.queue.ktp),
    agency: String(mall.agency.disdukcapil),
    site: String(mall.site),
    level: 'intake',
    presence: 'absent',
    opens: 'yes',
    days: 'mon',
    sign: '77',
    letter: 'Q',
    in: String(mall.site),
    hosts: 'x.go.id',
    min: '1',
    max: '2',
    unit: 'hour',
    number: '2',
    'queue-0-queue': 'KTP',
    'validFrom-day': '1',
    'validFrom-month': '12',
    'validFrom-year': '2026',
    'heldOn-day': '1',
    'heldOn-month': '12',
    'heldOn-year': '2026',
    'mon-open': '08.00',
    'mon-close': '15.00',
    [`cell-${mall.counter.one}-2026-11-24`]: String(mall.rina.id),
    callsBeforeAbsent: '9',
    minutesBeforeAbsent: '9',
    awayMinutes: '9',
    undoSeconds: '9',
    lastNumberMinutes: '9',
    firstNumberMinutes: '9',
    priority: 'confirmed',
  }
}

/** Everything that describes the mall, but the version that rises with any change. */
async function contents(): Promise<unknown> {
  const tables = [
    'mall.site',
    'mall.hall',
    'mall.zone',
    'mall.holiday',
    'mall.opening_form',
    'agency.agency',
    'agency.presence',
    'agency.presence_exception',
    'service.queue',
    'service.service',
    'service.version',
    'service.spoken',
    'service.same_words',
    'service.life_event',
    'counter.counter',
    'counter.profile',
    'counter.roster',
  ]
  const all: Record<string, unknown> = {}
  for (const one of tables)
    all[one] = await database.owner.rows(sql`select to_jsonb(t) from ${raw(one)} t order by to_jsonb(t)::text`)
  all.mall = await database.owner.rows(sql`select to_jsonb(m) - 'version' from mall.mall m`)
  return all
}
