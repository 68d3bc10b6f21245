import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql.ts'
import { startApp } from '../../../test/harness/app.ts'
import { browserOf } from '../../../test/harness/at-work.ts'
import { openBrowser } from '../../../test/harness/browser.ts'
import { hands } from '../../../test/harness/hall.ts'
import { isLive, pressKeys } from '../../../test/harness/live-page.ts'
import { at, buildSmallMall, type SmallMall } from '../../../test/harness/small-mall.ts'

let mall = {} as SmallMall
const app = await startApp({
  at: at(60),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
// The house's time stands still, that of the page does not: on a slow machine the usual minute would be over too soon.
await app.database.owner.run(sql`update mall.mall set settings = '{"undoSeconds": 600}', version = version + 1`)
const hall = hands(app.database, mall)
const browser = await openBrowser()
const { ktpHilang, skck } = mall.service

const context = await browserOf(app, mall, mall.rina, browser)
// Whatever a hand on a mouse, a pen or the glass would do is noted, on every page. A click by a key has no `detail`.
await context.addInitScript(() => {
  for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'click'])
    addEventListener(
      kind,
      (event) => {
        if (kind === 'click' && (event as MouseEvent).detail === 0) return
        sessionStorage.setItem('mouse', `${sessionStorage.getItem('mouse') ?? ''} ${kind}`)
      },
      true,
    )
})
const desk = await context.newPage()
const here = (text: RegExp) => desk.locator('.here', { hasText: text }).waitFor()
const press = (...keys: string[]) => pressKeys(desk, ...keys)

test('an officer serves ten people without the mouse: calls, holds, moves, breaks, notes and mistakes among them', async () => {
  for (let i = 0; i < 12; i++) await hall.number(ktpHilang, 50 + i / 2, i === 4 ? { protectedAs: 'elderly' } : {})
  await desk.goto(`${app.url}/desk/1`)
  await isLive(desk)
  await press('Enter')
  await here(/Berikutnya A 005/)
  await press('Enter')

  await here(/A 005\s*Dipanggil/)
  await here(/belum dipastikan/)
  await press('b')
  await desk.getByRole('button', { name: 'Benar, pastikan' }).waitFor({ state: 'detached' })
  assert.deepEqual(await hall.act((tx) => tx.rows(sql`select ticket from visit.visit where is_confirmed`)), [
    { ticket: 'A 005' },
  ])
  await press('Enter')
  await here(/Dilayani/)
  await everythingIsInSight()
  await press('Enter')
  await here(/A 001\s*Dipanggil/)
  // Called twice, then served; a wrong finish is taken back, and the right outcome given.
  await press('u')
  await here(/Dipanggil 2 kali/)
  await press('Enter')
  await here(/A 001\s*Dilayani/)
  await press('s')
  await here(/Siap memanggil/)
  await desk.locator('.undoable', { hasText: 'Batalkan selesai A 001' }).waitFor()
  await press('z')
  await here(/A 001\s*Dilayani/)
  await press('2', 'Enter')
  // Not complete: the outcome by its figure, what is missing by what is not ticked, a note for the next officer.
  await here(/A 002\s*Dipanggil/)
  await press('Enter')
  await here(/A 002\s*Dilayani/)
  await press('3', 'c')
  await desk.keyboard.type('surat kehilangan menyusul')
  await press('Enter')
  // Held for a copy, taken up again from the list at the left.
  await here(/A 003\s*Dipanggil/)
  await press('Enter')
  await here(/A 003\s*Dilayani/)
  await press('t')
  await desk.locator('h1', { hasText: 'Tahan' }).waitFor()
  await press('2', 'Enter')
  await here(/Siap memanggil/)
  await press('l')
  await desk.locator('h1', { hasText: 'Nomor A 003' }).waitFor()
  await press('Enter')
  await here(/A 003\s*Dilayani/)
  await press('Enter')
  // Moved to another agency's service, found by its name.
  await here(/A 004\s*Dipanggil/)
  await press('Enter')
  await here(/A 004\s*Dilayani/)
  await press('p')
  await desk.locator('h1', { hasText: 'Pindahkan' }).waitFor()
  await press('/')
  await desk.keyboard.type('skck')
  await press('Enter')
  await desk.waitForURL(/q=skck/)
  await desk.getByLabel('SKCK').waitFor()
  await press('1', 'c')
  await desk.keyboard.type('sudah difoto')
  await press('Enter')
  // A break, with its length, in the middle of it all.
  await here(/Siap memanggil/)
  await press('i')
  await desk.locator('h1', { hasText: 'Istirahat' }).waitFor()
  await press('2', 'l', 'ArrowDown', 'ArrowDown', 'Escape', 'Enter')
  await here(/Istirahat sejak.*Salat, sampai sekitar 09\.1/)
  await press('Enter')
  await here(/Siap memanggil/)
  await press('Enter')
  // Then the ordinary flow of a full morning.
  for (const [ticket, next] of [6, 7, 8, 9, 10, 11].map((n) => [name(n), name(n + 1)] as const)) {
    await here(new RegExp(`${ticket}\\s*Dipanggil`))
    await served(new RegExp(`${next}\\s*Dipanggil`))
  }

  assert.equal(await desk.evaluate(() => sessionStorage.getItem('mouse')), null)
  const legs = await app.database.owner.rows<{ state: string; outcome: string | null; people: number }>(sql`
    select state, outcome, count(*)::int as people from visit.leg group by state, outcome order by state, outcome`)
  assert.deepEqual(legs, [
    { state: 'called', outcome: null, people: 1 },
    { state: 'completed', outcome: 'accepted', people: 1 },
    { state: 'completed', outcome: 'incomplete', people: 1 },
    { state: 'completed', outcome: 'issued', people: 8 },
    { state: 'transferred', outcome: null, people: 1 },
    { state: 'waiting', outcome: null, people: 1 },
  ])
  const [moved] = await app.database.owner.rows<{ serviceId: number }>(
    sql`select service_id as "serviceId" from visit.leg where from_leg is not null`,
  )
  assert.equal(moved?.serviceId, skck)
  assert.deepEqual(await hall.breaches(), [])
})

/** On 1366 by 768: what may be needed for the person who stands here is there without moving the page. */
async function everythingIsInSight(): Promise<void> {
  const hidden = await desk.evaluate(() => {
    const bar = document.querySelector('.bar')?.getBoundingClientRect()
    const needed = [...document.querySelectorAll('.here .ticket, .here .service, .needed input, .needed summary')]
    return [
      ...needed.filter(
        (one) => one.getClientRects().length > 0 && one.getBoundingClientRect().bottom > (bar?.top ?? 0),
      ),
      ...[...document.querySelectorAll('.bar .button')].filter(
        (one) => one.getBoundingClientRect().bottom > innerHeight,
      ),
    ].map(({ outerHTML }) => outerHTML.slice(0, 80))
  })
  assert.deepEqual(hidden, [])
  assert.equal(await desk.evaluate(() => document.documentElement.scrollHeight <= innerHeight), true)
}

/** Started, and finished with the usual outcome: two keys. */
async function served(next: RegExp): Promise<void> {
  await press('Enter')
  await here(/Dilayani/)
  await press('Enter')
  await here(next)
}

function name(n: number): string {
  return `A ${String(n).padStart(3, '0')}`
}
