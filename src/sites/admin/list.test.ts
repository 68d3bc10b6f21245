import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openAdminSite } from '../../../test/harness/admin-site.ts'
import { freshDatabase } from '../../../test/harness/database.ts'
import { buildSmallMall } from '../../../test/harness/small-mall.ts'
import { cell } from './list-csv.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const site = openAdminSite(database)
const ibuSiti = site.as(mall.ibuSiti)

test('a list is found by words in any order, says how many of how many, and keeps what was asked in its links', async () => {
  const { html } = await ibuSiti.read('/admin/services?q=hilang+ktp&sort=-name')
  assert.match(html, /1 dari 3 layanan/)
  assert.match(html, /aria-sort="descending"/)
  assert.match(html, /href="\/admin\/services\?q=hilang\+ktp&amp;sort=agency"/)
  assert.match(html, /href="\/admin\/services\?q=hilang\+ktp&amp;sort=-name&amp;format=csv"/)
  assert.deepEqual(codes(html), ['DKC-08'])
})

test('nothing found says what to do now, and a word that is not a column orders as usual', async () => {
  const { html } = await ibuSiti.read('/admin/services?q=paspor&sort=harga')
  assert.match(html, /Tidak ada yang cocok/)
  assert.match(html, /href="\/admin\/services">Lihat semuanya/)
})

test('columns order as a person would: counters 1, 2, 3, 14, and back', async () => {
  const signs = async (sort: string) =>
    [...(await ibuSiti.read(`/admin/counters?sort=${sort}`)).html.matchAll(/>Loket (\d+)<\/a>/g)].map(
      ([, sign]) => sign,
    )
  assert.deepEqual(await signs('name'), ['1', '2', '3', '14'])
  assert.deepEqual(await signs('-name'), ['14', '3', '2', '1'])
})

test('a long list comes in pages of fifty, and all of them can be chosen', async () => {
  for (let i = 0; i < 60; i++)
    await database.owner.run(sql`
      insert into account.staff (mall_id, username, name, roles, agency_id, must_change_password)
      values (${mall.mall}::int, ${`baru.${i}`}, ${`Pegawai ${String(i).padStart(2, '0')}`}, '{officer}', ${mall.agency.polri}::bigint, false)`)
  const first = await ibuSiti.read('/admin/staff?agency=' + mall.agency.polri)
  assert.match(first.html, /61 dari 65 pegawai/)
  assert.equal(first.html.match(/name="id"/g)?.length, 50)
  assert.match(first.html, /aria-label="Halaman daftar pegawai"/)
  const all = await ibuSiti.read(`/admin/staff?agency=${mall.agency.polri}&pick=all`)
  assert.equal(all.html.match(/name="id"/g)?.length, 61, 'those on the other page go along unseen')
})

test('a list is taken along as a spreadsheet reads it, all its pages, and no name is run as a formula', async () => {
  await database.owner.run(
    sql`update account.staff set name = '=HYPERLINK("x";"y")' where id = ${mall.rina.id}::bigint`,
  )
  const answer = await site.app.request('/admin/staff?format=csv', {
    headers: { 'x-test-person': `person-${mall.ibuSiti.id}` },
  })
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="staff-kecil-2026-11-23\.csv"$/)
  const bytes = Buffer.from(await answer.arrayBuffer())
  assert.equal(bytes.subarray(0, 3).toString('hex'), 'efbbbf', 'the mark by which a spreadsheet knows UTF-8')
  const text = bytes.toString().slice(1)
  assert.ok(text.startsWith('Nama;Peran;Instansi;Masuk terakhir\r\n'), text.slice(0, 80))
  assert.equal(text.trim().split('\r\n').length, 1 + 65)
  assert.match(text, /"'=HYPERLINK\(""x"";""y""\)"/)
  assert.equal(cell('+62'), "'+62")
  assert.equal(cell('Rina; Budi'), '"Rina; Budi"')
})

test('a coordinator finds only the own agency, and is not offered what only the manager may do', async () => {
  const agus = site.as({ ...mall.agus, roles: ['coordinator'] })
  const { html } = await agus.read('/admin/services')
  assert.deepEqual(codes(html), ['SKC-01'])
  assert.doesNotMatch(html, /name="agency"/)
  const agencies = await agus.read('/admin/agencies')
  assert.doesNotMatch(agencies.html, /Ubah yang terpilih sekaligus/)
})

function codes(html: string): (string | undefined)[] {
  return [...html.matchAll(/>([A-Z]{3}-\d\d)</g)].map(([, code]) => code)
}
