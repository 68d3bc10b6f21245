import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openRequestsTo } from '#counter/ask.ts'
import { sql } from '#platform/sql.ts'
import { askOfficer, declineRequest } from '#visit/staff-counters.ts'
import { pairScreen, signedIn } from '../../../test/harness/at-work.ts'
import { openReader } from '../../../test/harness/reader.ts'
import { openSmallHouse } from '../../../test/harness/small-house.ts'
import { at, today } from '../../../test/harness/small-mall.ts'

const { app, mall, hall } = await openSmallHouse({ at: at(40) })
const siti = await signedIn(app, mall, mall.ibuSiti)
const screen = openReader(app)
screen.cookies.set('device', await pairScreen(app, mall))

test('the wall has nothing to press; a paired screen shows it and nothing else of the floor, a stranger sees none of it', async () => {
  const wall = await siti.get('/floor/wall')
  assert.doesNotMatch(wall.html, /<form|<button/)
  // Whoever sits at it finds the way back.
  assert.deepEqual(wall.html.match(/<a href="[^"]+"/g), ['<a href="/floor"'])
  assert.match((await siti.get('/floor')).html, /href="\/floor\/wall"/)
  const hung = await screen.get('/floor/wall')
  assert.match(hung.text, /Loket buka 0 .*Perlu keputusan .*Dilayani 0/)
  assert.doesNotMatch(hung.html, /<form|<button|<a /)
  for (const path of ['/floor', '/floor/counters', '/floor/days']) assert.equal((await screen.get(path)).status, 403)
  for (const acts of ['yes', 'no'])
    assert.equal((await screen.get(`/live?s=${encodeURIComponent(`floor.now?acts=${acts}`)}`)).status, 403)
  assert.match((await openReader(app).get('/floor/wall')).path, /^\/account\/sign-in/)
})

test('what is wrong at a counter stands on the wall by its counter; the officer is named to the manager only', async () => {
  const { one, two, three } = mall.counter
  await hall.open(one, mall.rina, 1)
  await hall.act((tx) =>
    tx.run(sql`
      insert into counter.roster (mall_id, agency_id, counter_id, staff_id, held_on, hours)
      values (${mall.mall}, ${mall.agency.disdukcapil}, ${two}, ${mall.budi.id}, ${today}::date, '[480,900)')`),
  )
  const ask = (counterId: number, staffId: number) =>
    hall.act((tx) => askOfficer(tx, { counterId, staffId, by: mall.ibuSiti, now: at(30) }))
  await ask(three, mall.dewi.id)
  const [asked] = await hall.act((tx) => openRequestsTo(tx, [mall.dewi.id], [today]))
  await hall.act((tx) => declineRequest(tx, asked?.id ?? 0, mall.dewi, at(31)))
  await ask(mall.counter.fourteen, mall.agus.id)
  await hall.number(mall.service.ktpHilang, 2)

  const names = await app.database.owner.rows<{ name: string }>(sql`select name from account.staff`)
  const floor = (await siti.get('/floor')).text
  for (const sentence of [
    /Loket 1 buka tetapi tidak memanggil, 39 menit .*Petugas: Rina A\./,
    /Loket 2: Budi S\., jadwal sejak 08\.00/,
    /Loket 3 tidak jadi dibuka Dewi L\. menjawab tidak bisa/,
    /Agus P\. diminta membuka Loket 14/,
  ])
    assert.match(floor, sentence)
  for (const where of [siti, screen]) {
    const { html, text } = await where.get('/floor/wall')
    for (const sentence of [
      /Loket 1 buka tetapi tidak memanggil, 39 menit/,
      /Loket 2, jadwal sejak 08\.00/,
      /Loket 3 tidak jadi dibuka/,
      /Polri belum membuka loket/,
    ])
      assert.match(text, sentence)
    for (const { name } of names) assert.ok(!html.includes(name), `${name} stands on the wall`)
  }
})
