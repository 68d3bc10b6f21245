import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openAdminSite } from '../../../../test/harness/admin-site.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { formsOf } from '../../../../test/harness/page-forms.ts'
import { buildSmallMall } from '../../../../test/harness/small-mall.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const ibuSiti = openAdminSite(database).as(mall.ibuSiti)
const about = { aboutId: 'Surat', aboutEn: 'Papers' }
const add = (code: string, service = 'SKC-01') =>
  ibuSiti.fill('/admin/life/new', { code, nameId: code, nameEn: code, ...about, 'step-0-service': service })
const order = async () =>
  (
    await database.owner.rows<{ at: string }>(
      sql`select position || ' ' || code as at from service.life_event order by position`,
    )
  ).map(({ at }) => at)
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('a life event is written with its services in order; a row is added without losing what was typed', async () => {
  const form = await ibuSiti.formOn('/admin/life/new')
  const typed = { code: 'hilang', nameId: 'Dompet hilang', nameEn: 'Lost wallet', ...about, 'step-0-service': 'DKC-08' }
  const { html } = await ibuSiti.send(form, typed, 'row=step-add')
  assert.match(html, /value="Dompet hilang"/)
  const [longer] = formsOf(html)
  assert.ok(longer)
  const more = { 'step-1-service': 'SKC-01', 'step-1-noteId': 'Bila diminta.', 'step-1-noteEn': 'If asked.' }
  assert.equal((await ibuSiti.send(longer, more)).status, 303)
  const { steps } = await database.owner.row<{ steps: unknown }>(sql`select steps from service.life_event`)
  assert.deepEqual(steps, [
    { service: 'DKC-08', note: null },
    { service: 'SKC-01', note: { id: 'Bila diminta.', en: 'If asked.' } },
  ])
})

test('what cannot be is refused beside its field, with what was typed', async () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ code: 'hilang' }, /Kode hilang sudah dipakai/],
    [{ code: 'Baru!' }, /Tulis kode dengan huruf kecil/],
    // What is wrong is listed as it stands on the page.
    [{ code: '', aboutId: '' }, /Tulis kode dengan huruf kecil.*Satu baris di bawah nama, Bahasa Indonesia: isi/],
    [{ code: 'new' }, /Tulis kode dengan huruf kecil/],
    [{ 'step-0-service': '' }, /Pilih layanannya, atau hapus baris ini/],
    [{ 'step-0-service': 'NOPE-9' }, /Layanan NOPE-9 tidak ada di mal ini/],
    [{ 'step-0-noteId': 'Hanya satu' }, /Isi dalam kedua bahasa/],
  ]
  for (const [typed, why] of wrong) {
    const whole = { code: 'baru', nameId: 'Baru sekali', nameEn: 'New', ...about, 'step-0-service': 'SKC-01', ...typed }
    const { status, html } = await ibuSiti.fill('/admin/life/new', whole)
    assert.ok([409, 422].includes(status), `${status}`)
    assert.match(words(html), why)
    assert.match(html, /value="Baru sekali"/)
  }
})

test('they change places, and what is removed leaves no gap, so that an exported pack stays equal', async () => {
  await add('menikah')
  await add('pindah')
  assert.deepEqual(await order(), ['0 hilang', '1 menikah', '2 pindah'])
  const up = (await ibuSiti.read('/admin/life')).html
  const form = formsOf(up).find(
    ({ action, fields }) => action.includes('pindah') && JSON.stringify(fields).includes('earlier'),
  )
  assert.ok(form)
  await ibuSiti.send(form)
  assert.deepEqual(await order(), ['0 hilang', '1 pindah', '2 menikah'])
  await ibuSiti.fill('/admin/life/hilang/remove')
  assert.deepEqual(await order(), ['0 pindah', '1 menikah'])
  assert.match(
    words((await ibuSiti.read('/admin/history?sort=life')).html),
    /Peristiwa hidup dihapus.*Urutan peristiwa hidup diubah/,
  )
})

test('a service that has left is said in the list, and saving something else does not lose it', async () => {
  await database.owner.run(sql`select set_config('app.mall', ${String(mall.mall)}, false)`)
  await database.owner.run(
    sql`update service.life_event set steps = steps || '[{"service": "OLD-1", "note": null}]' where code = 'pindah'`,
  )
  assert.match(words((await ibuSiti.read('/admin/life')).html), /pindah Surat 1 1 layanan sudah tidak ada/)
  const { status, html } = await ibuSiti.fill('/admin/life/pindah', { nameId: 'Pindah rumah' })
  assert.equal(status, 303, words(html))
  const { steps } = await database.owner.row<{ steps: { service: string }[] }>(
    sql`select steps from service.life_event where code = 'pindah'`,
  )
  assert.deepEqual(
    steps.map(({ service }) => service),
    ['SKC-01', 'OLD-1'],
  )
})
