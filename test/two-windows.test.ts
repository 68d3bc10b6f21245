/**
 * Every form of the hall, pressed twice by one person and once from that person's second window, and by a second person
 * where two may do it, all at one moment: one of the thing, a sentence for whoever came second, never a fault. The forms
 * of the administration are pressed so in src/sites/admin/double-press.test.ts.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { revokeDevice } from '#account/device/pair.ts'
import { codeAt, stepAt } from '#account/totp.ts'
import { type DemoPrinter, startDemoPrinter } from '#connectors/receipt-printer/demo-printer.ts'
import type { Staff } from '#platform/actor.ts'
import { sql } from '#platform/database.ts'
import { drainJobs } from '#platform/jobs.ts'
import { setPrinter } from '#printing/set-printer.ts'
import { askOfficer } from '#visit/staff-counters.ts'
import { tasksOf } from '../src/tasks.ts'
import { pairScreen, signedIn } from './harness/at-work.ts'
import { hands } from './harness/hall.ts'
import { pairKiosk } from './harness/kiosk.ts'
import { password } from './harness/people.ts'
import { openReader, type Reader, type Seen } from './harness/reader.ts'
import { at } from './harness/small-mall.ts'
import { openStaffedMall } from './harness/staffed-mall.ts'
import { formTo, send, type Values } from './harness/windows.ts'

const { app, mall, people } = await openStaffedMall({ at: at(60) })
const { owner } = app.database
const hall = hands(app.database, mall)
const { ktpHilang, kkBaru, skck } = mall.service
const posts = app.app.routes
  .filter(({ method, path }) => method === 'POST' && !path.includes('*'))
  .map(({ path }) => ({ path, matches: patternOf(path) }))
const pressed = new Set<string>()
let seconds = 0
const addressOf = ({ port }: DemoPrinter) => ({ address: '127.0.0.1', port, widthMm: 80, answers: true }) as const

/** `isHeardFromEach`: two windows are two wishes (two numbers); the double press is still one of them. */
type Pressing = { readonly typed?: Values; readonly isHeardFromEach?: boolean; readonly most?: number }

/**
 * Opens `page` in every window, then sends its form to `address` from all of them at one moment, from the first one
 * twice.
 */
async function press(windows: readonly Reader[], page: string, address: RegExp, how: Pressing = {}): Promise<Seen> {
  seconds += 3
  app.clock.set(at(60, seconds))
  const sending = []
  for (const window of windows) {
    const { html, text } = await window.get(page)
    const form = formTo(html, address)
    assert.ok(form, `${page} has no form to ${address}: ${text.slice(0, 500)}`)
    sending.push({ window, form })
  }
  const [twice] = sending
  assert.ok(twice)
  const { last } = await owner.row<{ last: number }>(sql`select coalesce(max(id), 0)::int as last from ledger.event`)
  const action = actionOf(twice.form.action, page)
  const presses = [twice, ...sending].map(({ window, form }) => send(window, { ...form, action }, how.typed ?? {}))
  const answers = await Promise.all(presses)
  for (const answer of answers) mustBeSaid(action, answer)
  assert.deepEqual(await toldTooOften(last, how.most ?? (how.isHeardFromEach ? windows.length : 1)), [], action)
  const done = answers.find(({ answered }) => answered === 303)
  assert.ok(done, `${action} was refused to everybody: ${answers[0]?.text.slice(0, 900)}`)
  pressed.add(posts.find(({ matches }) => matches.test(action))?.path ?? action)
  return done
}

/** The page of a number sends to itself, so that its secret stands nowhere in it. */
function actionOf(action: string, page: string): string {
  return action.startsWith('?') ? (page.split('?')[0] ?? page) : (action.split('?')[0] ?? action)
}

/** Done, or refused with words. */
function mustBeSaid(action: string, { status, answered, html, text }: Seen): void {
  assert.ok(answered < 500 && status < 500, `${action}: ${answered}, then ${status}: ${text.slice(0, 400)}`)
  if (answered === 303) return
  assert.ok([403, 404, 409, 422].includes(answered), `${action} answered ${answered}`)
  assert.match(html, /class="notice bad|role="alert"|<h1[^>]*>[^<]+<\/h1>\s*<p>/, `${action} refused without words`)
}

/** What the ledger tells more often than it was wished: the same happening with the same person, counter and thing. */
async function toldTooOften(after: number, most: number): Promise<string[]> {
  const rows = await owner.rows<{ kind: string; told: string }>(sql`
    select kind, concat_ws(' ', kind, visit_id, leg_id, counter_id, data->>'subject', data->>'requestId', data->>'incidentId') as told
    from ledger.event where id > ${after}::bigint`)
  // Two numbers are two visits: then only how often something happened at all tells whether one press did it twice.
  const told = rows.map((row) => (most > 1 ? row.kind : row.told))
  return [...new Set(told)].filter((one) => told.filter((other) => other === one).length > most)
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w+\{((?:[^{}]|\{[^}]*\})*)\}/g, '($1)').replace(/:\w+/g, '[^/]+')}$`)
}

/** The same person twice; a second person after them. */
function windowsOf(one: Staff, other?: Staff): Promise<Reader[]> {
  return Promise.all([one, one, ...(other ? [other] : [])].map((person) => signedIn(app, mall, person)))
}

async function count(of: 'visit.visit' | 'visit.incident' | 'visit.call'): Promise<number> {
  const counted = {
    'visit.visit': sql`visit.visit`,
    'visit.incident': sql`visit.incident`,
    'visit.call': sql`visit.call`,
  }
  return (await owner.row<{ rows: number }>(sql`select count(*)::int as rows from ${counted[of]}`)).rows
}

/** What a phone reads from the key that is shown. */
function bytesOf(base32: string): Buffer {
  const bits = [...base32.replaceAll(' ', '')]
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

async function visitIn(state: string): Promise<number> {
  return (
    await owner.row<{ id: number }>(
      sql`select visit_id::int as id from visit.leg where state = ${state} order by id limit 1`,
    )
  ).id
}

/** Where a page's link leads, as the first window sees it. */
async function linkOn([window]: readonly Reader[], page: string, to: RegExp): Promise<string> {
  const { html, text } = (await window?.get(page)) ?? {}
  const links = [...(html ?? '').matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  const link = links.find((href) => to.test(href))
  assert.ok(link, `${page} leads nowhere like ${to}: ${text?.slice(0, 500)}`)
  return link
}

function asked(counterId: number, staff: Staff) {
  return hall.act((tx) => askOfficer(tx, { counterId, staffId: staff.id, by: mall.ibuSiti, now: app.clock.now() }))
}

test('a kiosk whose glass is pressed twice, and a number open on two phones', async () => {
  const kiosk = await pairKiosk(app, mall)
  const again = openReader(app)
  again.cookies.set('device', kiosk.token)
  const windows = [kiosk, again]
  const before = await count('visit.visit')
  const { path } = await press(windows, '/kiosk/services/DKC-08', /numbers$/, { isHeardFromEach: true })
  assert.equal(await count('visit.visit'), before + 2, 'two screens took two numbers, the double press none')
  await press(windows, path, /print$/)
  const printer = await startDemoPrinter({ is: { paper: 'out' } })
  await hall.act((tx) =>
    setPrinter(tx, 1, addressOf(printer), app.house.settings.printers, mall.ibuSiti, app.clock.now()),
  )
  const unprinted = await press(windows, '/kiosk/services/DKC-08', /numbers$/, { isHeardFromEach: true })
  await drainJobs(app.house, tasksOf(app.house))
  await press(windows, unprinted.path, /prints$/)
  await press(windows, `${unprinted.path}/cancel`, /cancel$/)
  await printer.stop()

  const phones = [openReader(app), openReader(app)]
  const taken = await hall.number(skck, 59)
  const own = `/v/${taken.token}`
  await press(phones, own, /\?/, { typed: { act: 'away' } })
  await press(phones, own, /\?/, { typed: { act: 'back' } })
  await press(phones, `${own}?leave`, /\?/, { typed: { act: 'leave' } })
})

test('an officer with the desk open in two windows', async () => {
  for (let i = 0; i < 9; i++) await hall.number(ktpHilang, 50, i === 1 ? { protectedAs: 'elderly' } : {})
  const windows = await windowsOf(mall.rina)
  const at1 = (address: RegExp, how?: Pressing) => press(windows, '/desk/1', address, how)
  const serve = async () => {
    await at1(/calls$/)
    await at1(/starts$/)
  }
  await press(windows, '/desk', /desk\/1\/sittings$/)
  const calls = await count('visit.call')
  await at1(/calls$/)
  assert.equal(await count('visit.call'), calls + 1, 'one was called')
  await at1(/priorities$/)
  await at1(/recalls$/)
  await at1(/starts$/)
  await at1(/undo$/)
  await at1(/starts$/)
  await at1(/papers$/, { typed: { has: '0' } })
  const park = async () =>
    press(windows, await linkOn(windows, '/desk/1', /parked\/new/), /parked$/, { typed: { reason: 'copies' } })
  await park()
  await press(windows, `/desk/1/visits/${await visitIn('parked')}`, /resumes$/)
  await park()
  await press(windows, `/desk/1/visits/${await visitIn('parked')}`, /requeues$/)
  await serve()
  await at1(/outcomes$/, { typed: { outcome: 'issued', after: 'call' } })
  // Two windows that press for the second call have called twice together, not three times.
  await at1(/recalls$/)
  await at1(/recalls$/)
  await at1(/absences$/)
  await press(windows, `/desk/1/visits/${await visitIn('missed')}`, /returns$/)
  await serve()
  const moving = await linkOn(windows, '/desk/1', /transfers\/new/)
  await press(windows, `${moving}&q=skck`, /transfers$/, { typed: { service: String(skck) } })
  const waiting = `/desk/1/visits/${await visitIn('waiting')}`
  await press(windows, waiting, /groups$/, { typed: { group: 'pregnant' } })
  await press(windows, waiting, /calls$/, { typed: { reason: 'medical' } })
  await at1(/starts$/)
  await at1(/outcomes$/, { typed: { outcome: 'accepted', after: 'rest' } })
  await press(windows, '/desk/1/incidents/new?kind=system_down', /incidents$/, { isHeardFromEach: true })
  await press(windows, '/desk/1/incidents/new', /close$/)
  await press(windows, '/desk/1/pauses/new', /pauses$/, { typed: { reason: 'break' } })
  await at1(/resume$/)
  await asked(mall.counter.three, mall.rina)
  await at1(/declines$/)
  await asked(mall.counter.two, mall.rina)
  await at1(/moves$/)
  await press(windows, '/desk/2/close', /close$/)
})

test('the information desk in two windows', async () => {
  const windows = await windowsOf(people.wati)
  const { path } = await press(windows, '/desk/info?q=ktp', /numbers/, { isHeardFromEach: true })
  const one = path.replace('/ticket', '')
  await press(windows, `${one}/ticket`, /prints$/)
  await press(windows, one, /groups$/, { typed: { group: 'children' } })
  await press(windows, `${one}?add=1&q=skck`, /services/)
  const ownWord = await hall.number(kkBaru, 59, { protectedAs: 'disabled' })
  await press(windows, `/desk/info/visits/${ownWord.visitId}`, /priorities$/)
  const printer = await startDemoPrinter()
  await hall.act((tx) =>
    setPrinter(tx, null, addressOf(printer), app.house.settings.printers, mall.ibuSiti, app.clock.now()),
  )
  await press(windows, one, /sheets$/)
  await printer.stop()
  await press(windows, `${one}/cancel`, /cancel$/)
  await hall.open(mall.counter.three, mall.dewi, 61)
  const called = await hall.call(mall.counter.three, mall.dewi, 61)
  for (let i = 0; i < 3; i++) await hall.recall(mall.counter.three, mall.dewi, called, 62)
  await hall.absent(mall.counter.three, mall.dewi, called, 62)
  await press(windows, `/desk/info/visits/${called?.visitId}`, /returns$/)
})

test('two managers on the floor', async () => {
  const windows = await windowsOf(mall.ibuSiti, people.pakRahman)
  const { budi, dewi } = mall
  await press(windows, '/floor/hours', /hours$/)
  await press(windows, '/floor/hours', /usual$/)
  const before = await count('visit.incident')
  await press(windows, '/floor/incidents/new?kind=other&place=mall:0', /incidents$/, {
    typed: { id: 'Listrik padam', en: 'Power is down' },
    isHeardFromEach: true,
  })
  assert.equal(await count('visit.incident'), before + 3)
  const stop = await linkOn(windows, '/floor', /incidents\/\d+\/stop/)
  await press(windows, stop, /stop$/)
  await press(windows, stop.replace('stop', 'give'), /give$/)
  await press(windows, stop.replace('stop', 'close'), /close$/)
  const said = { id: 'Parkir pindah ke timur', en: 'Parking is in the east' }
  await press(windows, '/floor/notices/new', /notices$/, { typed: said, isHeardFromEach: true })
  await press(windows, '/floor/notices/new', /notices\/\d+\/end$/)
  const officer = (staff: Staff) => ({ typed: { staff: String(staff.id) } })
  await press(windows, '/floor/counters/14/open', /requests$/, officer(mall.agus))
  await press(windows, '/floor', /withdraw$/)
  await press(windows, '/floor/counters/1/open', /sittings$/, officer(budi))
  await press(windows, '/floor/counters/2/open', /moves$/, officer(dewi))
  await press(windows, '/floor/counters/2/move', /departures$/, { typed: { to: '3' } })
  await press(windows, '/floor/counters/3/close', /close$/)
  await press(windows, '/floor/day', /day$/)
  await press(windows, '/floor/day', /reopen$/)
  await press(windows, '/floor/rehearsal', /begin$/)
  await press(windows, '/floor/rehearsal', /end$/)
})

test('the own account in two windows, and the door', async () => {
  const windows = await windowsOf(people.pakHendra)
  await press(windows, '/account', /theme$/, { typed: { theme: 'dark' } })
  await press(windows, '/account/second-step', /offers$/, { typed: { password }, isHeardFromEach: true })
  const [first] = windows
  assert.ok(first)
  const { text } = await first.get('/account/second-step/first-code')
  const [, key = ''] = /berbasis waktu: ((?:[A-Z2-7]{2,4} ?)+)/.exec(text) ?? []
  const passcode = () => codeAt(bytesOf(key), stepAt(at(60, seconds)))
  await press(windows, '/account/second-step/first-code', /first-code$/, { typed: { passcode: passcode() } })
  const doors = [openReader(app), openReader(app)]
  for (const door of doors) {
    await door.get('/account/sign-in')
    await door.post('/account/sign-in', { username: 'hendra', password })
  }
  seconds += 60
  await press(doors, '/account/code', /code$/, { typed: { passcode: passcode() } })
  await press(windows, '/account/second-step', /removals$/, { typed: { password } })
  const fresh = 'teh sore di beranda'
  await press(windows, '/account/password', /password$/, { typed: { currentPassword: password, newPassword: fresh } })
  await press(await windowsOf(people.joko), '/account', /sign-out-everywhere$/)
  await press(await windowsOf(people.ibuNita), '/account', /sign-out$/, { isHeardFromEach: true })
  await press(await windowsOf(people.wati), '/account', /sessions\/ends$/, { isHeardFromEach: true })
  const strangers = [openReader(app), openReader(app)]
  // Whoever comes in twice has two sessions, and reads of both in the account.
  await press(strangers, '/account/sign-in', /sign-in$/, { typed: { username: 'nita', password }, most: 3 })
  const tokens = { kiosk: (await pairKiosk(app, mall, 'Kios lama')).token, display: await pairScreen(app, mall) }
  const revoked = await owner.rows<{ id: number }>(sql`select id from account.device where id > 1`)
  for (const { id } of revoked) await hall.act((tx) => revokeDevice(tx, id, mall.ibuSiti, app.clock.now()))
  for (const [kind, token] of Object.entries(tokens)) {
    const devices = [openReader(app), openReader(app)]
    for (const device of devices) device.cookies.set('device', token)
    await press(devices, `/device/${kind}`, /pairings$/, { isHeardFromEach: true })
  }
})

test('after all of it no rule of the queue is broken', async () => {
  assert.deepEqual(await hall.breaches(), [])
})

test('every form of the hall was among them', () => {
  const missing = posts.map(({ path }) => path).filter((path) => !path.startsWith('/admin') && !pressed.has(path))
  assert.deepEqual(
    [...new Set(missing)],
    [
      // An example that keeps nothing.
      '/gallery/form',
      // Scripts of kiosks, screens and phones send these; no page has a form to them.
      '/device/heartbeat',
      '/screens/turns',
      '/v/:token/browsers',
      '/v/:token/browsers/ended',
    ],
  )
})
