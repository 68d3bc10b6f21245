import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { sql } from '#platform/database.ts'
import { createLog } from '#platform/log.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { rateLimit } from '#platform/web/rate-limit.ts'
import { Form } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { page } from '#ui/page.tsx'
import { startApp } from '../test/harness/app.ts'
import { buildSmallMall } from '../test/harness/small-mall.ts'

const logged: string[] = []
const log = createLog('lines', 'error', (line) => logged.push(line))
const { app, house, database, clock } = await startApp({ arrange: buildSmallMall, log })
const commands: string[] = []

app.get('/try/form', (c) => tryForm(c, blankForm()))
app.post('/try/form', async (c) => {
  await parseForm(c, z.object({ name: fields.text() }), { name: 'Tuliskan nama' }, (form) => tryForm(c, form))
  commands.push(await commandOf(c))
  return seeOther(c, '/try/form')
})
app.get('/try/database', async (c) => {
  await c.var.inMall((tx) => tx.run(sql`select ${'NIK 1471010101900001'}::int`))
  return c.text('taken')
})
app.get('/try/:what', (c) => {
  const { what } = c.req.param()
  if (what === 'refused') throw new Refused('tooManyRequests', { seconds: 120 })
  if (what === 'forbidden') throw new Forbidden()
  if (what === 'missing') throw new NotFound()
  throw new Error('the printer is on fire')
})
app.get('/limited', rateLimit(house.installationKey, { name: 'try', most: 3, seconds: 60 }), (c) => c.text('ok'))

function tryForm(c: Ask, form: FormState): Promise<Response> {
  const body = (
    <Form action="/try/form">
      <Field form={form} language={c.var.language} name="name" label="Nama" />
    </Form>
  )
  return page(c, { title: 'Coba' }, body)
}

test('a refusal, a missing page, a forbidden page and a fault each have their status and a sentence', async () => {
  for (const [path, status, sentence] of [
    ['/try/forbidden', 403, /tidak berwenang/],
    ['/try/missing', 404, /Alamat ini tidak ada/],
    ['/nowhere', 404, /Alamat ini tidak ada/],
    ['/try/fault', 500, /Ada gangguan di pihak kami/],
  ] as const) {
    const answer = await app.request(path)
    assert.equal(answer.status, status, path)
    assert.match(await answer.text(), sentence)
  }
  const tooMany = await app.request('/try/refused')
  assert.match(await tooMany.text(), /Coba lagi setelah 2 menit/)
})

test('a fault is found again in the log by the reference on the page, and the page shows nothing of its inside', async () => {
  logged.length = 0
  const shown = await (await app.request('/try/fault')).text()
  const line = JSON.parse(logged[0] ?? '{}')
  assert.match(line.error, /printer is on fire/)
  assert.ok(shown.includes(line.reference))
  assert.ok(!shown.includes('printer'))
})

test('a value that the database would not take stays out of the log', async () => {
  logged.length = 0
  await app.request('/try/database')
  assert.match(logged[0] ?? '', /error 22P02/)
  assert.ok(!logged[0]?.includes('1471010101900001'))
})

test('a program that asks for JSON gets a problem document', async () => {
  const answer = await app.request('/try/forbidden?lang=en', { headers: { accept: 'application/json' } })
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  const { title, status, type } = (await answer.json()) as Record<string, unknown>
  assert.deepEqual([type, status], ['/problems/forbidden', 403])
  assert.match(String(title), /account in use/)
})

test('a form posted from its own page is taken, once by each command', async () => {
  const form = await openForm()
  const answer = await form.post({ name: 'Rina' })
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/try/form'])
  await form.post({ name: 'Rina' })
  assert.equal(commands.length, 2)
  assert.equal(commands[0], commands[1])
  const again = await openForm()
  assert.notEqual(again.command, form.command)
})

test('a form that cannot be taken comes back with what was typed and a sentence beside the field', async () => {
  const form = await openForm()
  const answer = await form.post({ name: '  ' })
  assert.equal(answer.status, 422)
  const shown = await answer.text()
  assert.match(shown, /aria-invalid="true"/)
  assert.match(shown, /Tuliskan nama/)
  assert.match(shown, /value=" {2}"/)
})

test('a form posted from another site, without a token or with the token of another browser is refused', async () => {
  const [form, other] = [await openForm(), await openForm()]
  const name = 'Rina'
  assert.equal((await form.post({ name }, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await form.post({ name }, { 'sec-fetch-site': '', origin: 'https://jahat.example' })).status, 403)
  assert.equal((await form.post({ name, token: '' })).status, 403)
  assert.equal((await form.post({ name, token: other.token })).status, 403)
  assert.equal((await form.post({ name }, { cookie: '' })).status, 403)
})

test('a JSON post of another site is refused; one of our own page needs no form token', async () => {
  const post = (site: string) =>
    app.request('/try/form', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': site, 'idempotency-key': 'abcdefgh-1' },
      body: '{"name":"Rina"}',
    })
  assert.equal((await post('cross-site')).status, 403)
  assert.equal((await post('same-origin')).status, 303)
})

test('a page carries no inline script or style, and says so to the browser', async () => {
  const answer = await app.request('/gallery')
  const policy = answer.headers.get('content-security-policy') ?? ''
  assert.match(policy, /script-src 'self'; style-src 'self'/)
  assert.doesNotMatch(policy, /unsafe/)
  const html = await answer.text()
  assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/)
})

test('a page that did not change is not sent again', async () => {
  const front = await app.request('/')
  const tag = front.headers.get('etag') ?? 'none'
  const again = await app.request('/', { headers: { 'if-none-match': tag } })
  assert.deepEqual([again.status, await again.text()], [304, ''])
})

test('pages leave compressed, and a public page weighs less than 30 kB with all but its typeface', async () => {
  for (const path of ['/', '/gallery/form']) {
    const answer = await app.request(path, { headers: { 'accept-encoding': 'gzip' } })
    assert.equal(answer.headers.get('content-encoding'), 'gzip')
    const html = Buffer.from(await answer.arrayBuffer())
    let weight = html.length
    for (const [, asset] of gunzipSync(html)
      .toString()
      .matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js|svg))"/g)) {
      const part = await app.request(asset ?? '', { headers: { 'accept-encoding': 'gzip' } })
      weight += (await part.arrayBuffer()).byteLength
    }
    assert.ok(weight < 30_000, `${path}: ${weight} bytes`)
  }
})

test('a bundled file may be kept for good, because its name says its content', async () => {
  const [, path = ''] = /href="(\/assets\/base-[^"]+)"/.exec(await (await app.request('/')).text()) ?? []
  const answer = await app.request(path)
  assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
  assert.equal((await app.request('/assets/base-OTHER.css')).status, 404)
})

test('the language chosen by a link is remembered; without a choice it is Bahasa Indonesia', async () => {
  const first = await app.request('/nowhere')
  assert.match(await first.text(), /<html lang="id"/)
  const chosen = await app.request('/nowhere?lang=en')
  const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.match(await (await app.request('/nowhere', { headers: { cookie } })).text(), /<html lang="en"/)
  assert.match(await (await app.request('/nowhere?lang=xx')).text(), /<html lang="id"/)
})

test('the fourth try in a minute is refused, whoever serves it; the next minute is open again', async () => {
  const statuses = []
  for (let i = 0; i < 4; i++) statuses.push((await app.request('/limited')).status)
  assert.deepEqual(statuses, [200, 200, 200, 429])
  clock.set('2026-11-23T08:01:00+07:00')
  assert.equal((await app.request('/limited')).status, 200)
  const { kept } = await database.owner.row<{ kept: string }>(
    sql`select string_agg(key_hash, ' ') as kept from platform.rate_limit`,
  )
  assert.doesNotMatch(kept, /unknown|127\.0\.0\.1|try/)
})

test('a mall is found by its host name; an unknown name leads to the first mall', async () => {
  await database.owner.run(sql`
    insert into mall.mall (code, name, short_name, region, time_zone, hosts, is_demonstration)
    values ('solok', ${{ id: 'Mal Solok', en: 'Solok Mall' }}, 'Mal Solok', 'Solok', 'Asia/Jakarta', '{mpp.solok.example}', false)`)
  const second = await startApp({ database })
  const titleAt = async (host: string) =>
    /<title>.* · (.*)<\/title>/.exec(await (await second.app.request('/nowhere', { headers: { host } })).text())?.[1]
  assert.equal(await titleAt('mpp.solok.example:3000'), 'Mal Solok')
  assert.equal(await titleAt('elsewhere.example'), 'Mal Kecil')
  await second.close()
})

test('a house without a mall, and one whose database is away, still answer with a page that says so', async () => {
  const empty = await startApp()
  const nothingYet = await empty.app.request('/')
  assert.equal(nothingYet.status, 404)
  assert.match(
    await nothingYet.text(),
    /Mal ini sedang disiapkan.*there is no mall in it yet.*npx pendopo mall import/s,
  )
  await empty.database.drop()
  const away = await empty.app.request('/')
  assert.equal(away.status, 500)
  assert.match(await away.text(), /Sistem sedang terganggu/)
})

async function openForm() {
  const opened = await app.request('/try/form')
  const html = await opened.text()
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const command = /name="command" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const post = async (values: Record<string, string>, headers: Record<string, string> = {}) =>
    await app.request('/try/form', {
      method: 'POST',
      headers: { cookie, host: 'localhost', 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams({ token, command, ...values }),
    })
  return { token, command, post }
}
