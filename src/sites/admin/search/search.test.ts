import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { signedIn } from '../../../../test/harness/at-work.ts'
import { openReader } from '../../../../test/harness/reader.ts'
import { at } from '../../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../../test/harness/staffed-mall.ts'

const { app, mall, people } = await openStaffedMall({ at: at(60) })
const siti = await signedIn(app, mall, mall.ibuSiti)
const visitor = openReader(app)
const search = async (typed: string) => (await visitor.get(`/services?q=${encodeURIComponent(typed)}`)).text
const seenOn = async (path: string) =>
  JSON.parse((/name="seen" value="([^"]*)"/.exec((await siti.get(path)).html)?.[1] ?? '{}').replaceAll('&quot;', '"'))

test('what people search for in vain three times is shown to the manager, who makes a search word of it, and it is found', async () => {
  for (const typed of ['Surat jalan', 'surat JALAN', 'surat jalan!']) assert.match(await search(typed), /Belum ada/)
  await search('sekali saja')
  for (const typed of ['1471012309900001', '1471012309900001', '1471012309900001']) await search(typed)
  const { text, html } = await siti.get('/admin/search')
  assert.match(text, /surat jalan 3 23 Nov 2026/)
  assert.doesNotMatch(html, /sekali saja|1471/)
  const [, link = ''] = /href="(\/admin\/search\/new\?says=[^"]*)"/.exec(html) ?? []
  assert.match((await siti.get(link)).html, /value="surat jalan"/)
  const { path, text: after } = await siti.post('/admin/search', { says: 'surat jalan', means: 'skck' })
  assert.match(path, /^\/admin\/search\/\d+/)
  assert.match(after, /“surat jalan” sekarang menemukan SKCK/)
  assert.match(await search('surat jalan'), /1 layanan untuk/)
  const mended = await siti.get('/admin/search')
  assert.doesNotMatch(mended.text, /surat jalan 3/)
  assert.match(mended.text, /surat jalan skck SKCK/)
})

test('a pair that cannot be is refused beside its box, with what was typed', async () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ says: '', means: 'skck' }, /Tulis kata yang dipakai orang/],
    [{ says: 'a'.repeat(61), means: 'skck' }, /Paling panjang 60 huruf/],
    [{ says: 'SKCK!', means: 'skck' }, /sama bagi pencarian/],
    [{ says: '???', means: 'skck' }, /sedikitnya satu kata/],
    [{ says: 'Surat Jalan', means: 'ktp' }, /“surat jalan” sudah dijodohkan dengan “skck”/],
    [{ says: 'skck', means: 'surat jalan' }, /akan berputar/],
  ]
  for (const [form, why] of wrong) {
    await siti.get('/admin/search/new')
    const { answered, text, html } = await siti.post('/admin/search', form)
    assert.ok([409, 422].includes(answered), `${answered} for ${JSON.stringify(form)}`)
    assert.match(text, why)
    if (form.means) assert.match(html, new RegExp(`value="${form.means}"`))
  }
})

test('a pair is changed and removed; its history says who, and nobody overwrites unseen what another saved', async () => {
  const { id } = await app.database.owner.row<{ id: number }>(sql`select id from service.same_words limit 1`)
  const path = `/admin/search/${id}`
  const seen = JSON.stringify(await seenOn(path))
  await siti.post(path, { says: 'surat jalan', means: 'ktp hilang', seen })
  assert.match(
    (await siti.get(path)).text,
    /KTP hilang atau rusak.*Riwayat.*Pasangan kata diubah.*Dicari sebagai: skck/,
  )
  const late = await siti.post(path, { says: 'surat jalan', means: 'kk', seen })
  assert.match(late.text, /menyimpan perubahan lain saat isian ini terbuka/)
  await siti.get(`${path}/remove`)
  await siti.post(`${path}/remove`)
  assert.match(await search('surat jalan'), /Belum ada layanan/)
  assert.match((await siti.get('/admin/history?sort=search')).text, /Pasangan kata dihapus.*Kata dijodohkan/)
})

test('a coordinator writes what people call the own service, and it is found at once, without a new version', async () => {
  const nita = await signedIn(app, mall, people.ibuNita)
  const path = `/admin/services/${mall.service.skck}/words`
  await nita.get(path)
  const { text } = await nita.post(path, {
    spoken: 'surat bersih diri\nSurat  Bersih Diri\nsurat sakti',
    seen: '{"spoken":[]}',
  })
  assert.match(text, /Kata cari Surat Bersih Diri, surat sakti/)
  assert.match(await search('surat sakti'), /1 layanan untuk/)
  const versions = await app.database.owner.row<{ count: number }>(
    sql`select count(*)::int as count from service.version where service_id = ${mall.service.skck}`,
  )
  assert.equal(versions.count, 1)
  const { answered } = await nita.post(`/admin/services/${mall.service.ktpHilang}/words`, { spoken: 'x', seen: '{}' })
  assert.equal(answered, 403)
})
