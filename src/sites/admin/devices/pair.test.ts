import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Staff } from '#platform/actor.ts'
import { sql } from '#platform/sql.ts'
import { startApp } from '../../../../test/harness/app.ts'
import { signedIn } from '../../../../test/harness/at-work.ts'
import { openReader } from '../../../../test/harness/reader.ts'
import { at } from '../../../../test/harness/small-mall.ts'

const built: { mall?: number; manager?: Staff } = {}
const app = await startApp({
  at: at(0),
  // A mall as it is on its first morning: a name, a manager, and no building written yet.
  arrange: async ({ owner }) => {
    const name = { id: 'Mal Baru', en: 'New Mall' }
    const { id: mall } = await owner.row<{ id: number }>(sql`
      insert into mall.mall (code, name, short_name, region, time_zone, is_demonstration)
      values ('baru', ${name}::jsonb, 'Mal Baru', 'Pekanbaru', 'Asia/Jakarta', true) returning id`)
    const { id } = await owner.row<{ id: number }>(sql`
      insert into account.staff (mall_id, username, name, roles, must_change_password)
      values (${mall}::int, 'manajer', 'Siti R.', ${['manager']}::text[], false) returning id`)
    Object.assign(built, { mall, manager: { kind: 'staff', id, name: 'Siti R.', roles: ['manager'] } })
  },
})
const { mall = 0, manager } = built
if (!manager) throw new Error('the mall was not built')
const siti = await signedIn(app, { mall }, manager)
const approved = async () =>
  (await app.database.owner.rows(sql`select 1 from account.device where approved_at is not null`)).length

test('a mall whose halls are not written yet is told to write a zone before it pairs a device, and can do so at once', async () => {
  const kiosk = openReader(app)
  const code = /<\/span>(\d{3} \d{3})</.exec((await kiosk.get('/device/kiosk')).html)?.[1] ?? ''
  assert.match((await siti.get('/admin/devices')).text, new RegExp(`${code} Kios`), 'the kiosk asks all the same')

  const page = await siti.get(`/admin/devices/pair?code=${code.replace(' ', '')}`)
  assert.equal(page.status, 200)
  assert.match(page.text, /Belum ada tempat untuk perangkat Perangkat berdiri di satu zona aula/)
  assert.match(page.html, /<a class="button" href="\/admin\/places"><span>Tulis gedung, aula, dan zona</)
  assert.doesNotMatch(page.html, /action="\/admin\/devices\/approvals"/, 'no form that could only be refused')
  // Sent all the same, with the token of another form: refused with the same sentence, and nothing is paired.
  await siti.get('/admin/places/new/site')
  const posted = await siti.post('/admin/devices/approvals', { code, name: 'Kios pintu utara', zone: '1' })
  assert.equal(posted.status, 422)
  assert.match(posted.text, /Belum ada tempat untuk perangkat/)
  assert.equal(await approved(), 0)
  assert.match((await siti.get('/admin/devices/pair?lang=en')).text, /There is no place for a device yet/)

  await siti.get('/admin/places?lang=id')
  for (const [kind, named] of [
    ['site', { code: 'utama', nameId: 'Gedung Utama', nameEn: 'Main building', timeZone: 'Asia/Jakarta' }],
    ['hall', { code: 'utara', nameId: 'Aula Utara', nameEn: 'North hall', floor: '1' }],
    ['zone', { code: 'utara-a', nameId: 'Utara A', nameEn: 'North A' }],
  ] as const) {
    const list = (await siti.get('/admin/places')).html
    const way = list.match(new RegExp(`/admin/places/new/${kind}(\\?in=\\d+)?`))?.[0]
    assert.ok(way, `no way to write a ${kind}`)
    await siti.get(way)
    const written = await siti.post(`/admin/places/new/${kind}`, {
      ...named,
      in: new URL(way, 'http://mall.example').searchParams.get('in') ?? '',
    })
    assert.equal(written.answered, 303, written.text)
  }
  const { html } = await siti.get(`/admin/devices/pair?code=${code.replace(' ', '')}`)
  const zone = /<option value="(\d+)"[^>]*>Utara A, Aula Utara/.exec(html)?.[1] ?? ''
  await siti.post('/admin/devices/approvals', { code, name: 'Kios pintu utara', zone })
  assert.equal(await approved(), 1)
  assert.equal((await kiosk.get('/device/kiosk')).path, '/kiosk')
})
