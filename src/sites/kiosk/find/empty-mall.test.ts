import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { pairKiosk } from '../../../../test/harness/kiosk.ts'
import { openSmallHouse } from '../../../../test/harness/small-house.ts'
import { at } from '../../../../test/harness/small-mall.ts'

// A mall that is being set up: the kiosk stands in the hall before the last agency has moved in.

const { app: house, mall } = await openSmallHouse({
  at: at(0),
  arrange: (database, mall) =>
    database.owner.run(sql`
      insert into service.life_event (mall_id, code, position, name, about, steps)
      values (${mall.mall}, 'lahir', 1, '{"id":"Anak lahir","en":"A child is born"}', '{"id":"Akta dan kartu keluarga","en":"Certificate and family card"}', '[{"service":"DKC-08"}]')`),
})
const kiosk = await pairKiosk(house, mall)
const without = (table: 'service.service' | 'agency.agency' | 'service.life_event') =>
  house.database.owner.run({
    sql: true,
    text:
      table === 'service.life_event'
        ? `do $$ begin delete from ${table}; update mall.mall set version = version + 1; end $$`
        : `do $$ begin set local session_replication_role = replica; update ${table} set is_retired = true; update mall.mall set version = version + 1; end $$`,
    values: [],
  })

test('each list of a kiosk that has nothing to list says what is missing, and leads to the people who help', async () => {
  const says = async (path: string, sentence: RegExp) => {
    const { text, html, status } = await kiosk.get(path)
    assert.equal(status, 200, path)
    assert.match(text, sentence)
    assert.match(html, /<div class="empty">/, path)
    assert.match(html, /class="button[^"]*" href="\/kiosk\/help"/, path)
  }
  await without('service.service')
  await says('/kiosk', /Belum ada layanan di mal ini/)
  await says('/kiosk/agencies/disdukcapil', /Instansi ini belum punya layanan di mal/)
  await says('/kiosk/events/lahir', /Layanan untuk peristiwa ini belum ada/)
  await without('agency.agency')
  await says('/kiosk/agencies', /Belum ada instansi di mal ini/)
  await without('service.life_event')
  await says('/kiosk/events', /Daftar peristiwa hidup belum disusun/)
})
