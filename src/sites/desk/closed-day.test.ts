import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql.ts'
import { signedIn } from '../../../test/harness/at-work.ts'
import { hands } from '../../../test/harness/hall.ts'
import { at, today } from '../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../test/harness/staffed-mall.ts'

const { app, mall } = await openStaffedMall({ at: at(0) })
const hall = hands(app.database, mall)
const rina = await signedIn(app, mall, mall.rina)
const { owner } = app.database
const changed = () => owner.run(sql`update mall.mall set version = version + 1`)

test('on a holiday the desk says until when the mall is closed and what can be done, and offers no counter to open', async () => {
  assert.match((await rina.get('/desk/1')).html, /action="\/desk\/1\/sittings"/)
  await owner.run(
    sql`insert into mall.holiday (mall_id, held_on, kind, name) values (${mall.mall}, ${today}, 'national', ${{ id: 'Hari Guru', en: 'Teachers’ Day' }})`,
  )
  await changed()
  for (const path of ['/desk', '/desk/1']) {
    const { text, html } = await rina.get(path)
    assert.match(text, /Hari ini libur\.? Hari Guru\. Buka lagi besok, Selasa, 24 November 2026, pukul 08\.00\./)
    assert.match(text, /loket tidak perlu dibuka\. Yang masih bisa: melihat hari Anda/)
    assert.doesNotMatch(html, /\/sittings"/)
  }
  assert.match(
    (await rina.get('/desk/1?lang=en')).text,
    /Closed today for a holiday Teachers’ Day\. Open again tomorrow/,
  )
  await rina.get('/desk/1?lang=id')
  await owner.run(sql`delete from mall.holiday where held_on = ${today}::date`)
  await changed()
})

test('a day that is declared free while people wait: who has a number is still served, and the counter opened for it', async () => {
  await hall.number(mall.service.ktpHilang, 1)
  await owner.run(
    sql`insert into mall.holiday (mall_id, held_on, kind, name) values (${mall.mall}, ${today}, 'local', ${{ id: 'Hari berkabung', en: 'A day of mourning' }})`,
  )
  await changed()
  app.clock.set(at(2))
  assert.match(
    (await rina.get('/desk/1')).text,
    /Nomor yang sudah diambil tetap dilayani\. Berikutnya A 001\..*Buka loket/,
  )
  const opened = await rina.post('/desk/1/sittings')
  assert.match(opened.text, /Siap memanggil Berikutnya A 001/)
  const called = await rina.post('/desk/1/calls')
  const leg = /name="leg" value="(\d+)"/.exec(called.html)?.[1] ?? ''
  await rina.post('/desk/1/starts', { leg })
  const done = await rina.post('/desk/1/outcomes', { leg, outcome: 'issued', note: '', after: 'rest' })
  assert.match(done.text, /Hari ini libur .*Bila urusan di sini sudah selesai, tutup loket/)
  assert.match(done.html, /href="\/desk\/1\/close" data-shortcut="Enter"/)
  assert.match(done.text, /Hari ini tidak ada nomor baru/)
  await rina.post('/desk/1/close')
  await owner.run(sql`delete from mall.holiday where held_on = ${today}::date`)
  await changed()
})

test('an agency that is away today reads how it can serve all the same', async () => {
  await owner.run(sql`
    insert into agency.presence_exception (mall_id, agency_id, held_on, is_present, reason)
    values (${mall.mall}, ${mall.agency.disdukcapil}, ${today}, false, ${{ id: 'Rapat kerja daerah', en: 'Meeting of the region' }})`)
  await changed()
  const { text, html } = await rina.get('/desk')
  assert.match(
    text,
    /Hari ini instansi tidak hadir Rapat kerja daerah\..*minta koordinator mencatat hari ini sebagai hari khusus/,
  )
  assert.doesNotMatch(html, /\/sittings"/)
})
