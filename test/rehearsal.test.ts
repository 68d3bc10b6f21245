/** A day of practice with people at all screens: nobody who strays in takes it for the real thing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginRehearsal, endRehearsal } from '#visit/rehearsal.ts'
import { startApp } from './harness/app.ts'
import { signedIn } from './harness/at-work.ts'
import { hands } from './harness/hall.ts'
import { pairKiosk } from './harness/kiosk.ts'
import { openReader } from './harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from './harness/small-mall.ts'

let mall = {} as SmallMall
const house = await startApp({
  at: at(60),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const hall = hands(house.house, mall)

test('in a rehearsal kiosk, paper, phone, hall screen and public site each say that it is practice; afterwards none does', async () => {
  const kiosk = await pairKiosk(house, mall)
  const siti = await signedIn(house, mall, mall.ibuSiti)
  const stranger = openReader(house)
  const practice = /[Gg]ladi|hanya latihan|Nomor latihan/
  await hall.act((tx) => beginRehearsal(tx, mall.ibuSiti, at(60)))
  for (const path of ['/kiosk', '/kiosk/services/DKC-08', '/kiosk/order?s=DKC-08&s=SKC-01'])
    assert.match((await kiosk.get(path)).text, /Sedang gladi\. Nomor dari kios ini hanya latihan\./, path)
  await kiosk.get('/kiosk/services/DKC-08')
  const given = await kiosk.post('/kiosk/numbers', { services: 'DKC-08' })
  assert.match(given.text, /Nomor latihan, bukan nomor sungguhan/)
  const { token } = await hall.act((tx) =>
    tx.row<{ token: string }>({ sql: true, text: 'select token from visit.visit where is_rehearsal', values: [] }),
  )
  assert.match((await stranger.get(`/v/${token}`)).text, /latihan/i)
  assert.match((await siti.get('/screens/utara-a')).text, /Gladi\. Nomor di layar ini hanya latihan\./)
  assert.match((await stranger.get('/')).text, /Sedang gladi Mal belum melayani/)
  await hall.act((tx) => endRehearsal(tx, mall.ibuSiti, at(61)))
  house.clock.set(at(61))
  const over = (await stranger.get(`/v/${token}`)).text
  assert.match(over, /Gladi sudah selesai Nomor latihan ini tidak berlaku/)
  assert.doesNotMatch(over, /belum sempat dilayani\. Nomor ini/)
  assert.doesNotMatch((await kiosk.get('/kiosk')).text, practice)
  assert.doesNotMatch((await siti.get('/screens/utara-a')).text, practice)
  assert.doesNotMatch((await stranger.get('/')).text, practice)
})
