import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { sql } from '#platform/database.ts'
import { startApp } from '../../../../test/harness/app.ts'
import { browserOf, signedIn } from '../../../../test/harness/at-work.ts'
import { openBrowser } from '../../../../test/harness/browser.ts'
import { findingsOn, picture } from '../../../../test/harness/look.ts'
import { openReader } from '../../../../test/harness/reader.ts'
import { at, buildSmallMall, type SmallMall } from '../../../../test/harness/small-mall.ts'

let mall = {} as SmallMall
const app = await startApp({
  at: at(100),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const siti = await signedIn(app, mall, mall.ibuSiti)

async function drawn(colour: string, [width, height] = [640, 360], name = 'gambar.png'): Promise<File> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()
  return new File([new Uint8Array(bytes)], name)
}
const described = (what: string) => ({ altId: what, altEn: `${what} (en)` })
const day = (name: string, [year = '', month = '', date = '']: string[]) => ({
  ...{ [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date },
})
const shown = async () =>
  (await app.database.owner.rows<{ alt: string }>(sql`select alt ->> 'id' as alt from hall.medium order by place`)).map(
    ({ alt }) => alt,
  )
const screens = async () => (await siti.get('/screens/utara-a')).html

test('without pictures the page says what the screens show instead', async () => {
  assert.match((await siti.get('/admin/media')).text, /Belum ada gambar/)
})

test('a picture is shown on the screens on its days, once, also when the form is sent twice', async () => {
  await siti.get('/admin/media/new')
  const form = { ...described('Taman baca'), file: await drawn('#1c6b46') }
  await Promise.all([siti.post('/admin/media', form), siti.post('/admin/media', form)])
  await siti.get('/admin/media/new')
  const later = { ...described('Pameran'), ...day('shownFrom', ['2026', '12', '1']), file: await drawn('#24306b') }
  await siti.post('/admin/media', later)
  assert.deepEqual(await shown(), ['Taman baca', 'Pameran'])
  assert.match(await screens(), /Taman baca/)
  assert.doesNotMatch(await screens(), /Pameran/)
  const { text } = await siti.get('/admin/media')
  assert.match(text, /Taman baca Gambar, 640 × 360, 1 KB Tampil hari ini Setiap hari/)
  assert.match(text, /Pameran .* Belum tampil Mulai 1 Des 2026/)
})

test('what cannot be shown is refused beside its field, with what was typed', async () => {
  const file = await drawn('#a8321f')
  const wrong: [Record<string, string | File>, RegExp][] = [
    [described('Tanpa berkas'), /Pilih gambar atau videonya/],
    // All at once, in the order of the page.
    [
      { altId: '', altEn: '' },
      /Pilih gambar atau videonya.*Keterangan, Bahasa Indonesia: isi.*Keterangan, Bahasa Inggris: isi/,
    ],
    [{ ...described('Surat'), file: new File(['halo'], 'surat.png') }, /bukan jenis yang diminta/],
    [
      { ...described('Titik'), file: await drawn('#a8321f', [1, 1]) },
      /Gambar ini hanya 1 × 1 titik .* Paling kecil 640 × 360 titik\./,
    ],
    [{ ...described('Pita'), file: await drawn('#a8321f', [1920, 90]) }, /hanya 1920 × 90 titik/],
    [{ altId: '', altEn: 'x', file }, /Keterangan, Bahasa Indonesia: isi bagian ini/],
    [
      {
        ...{ ...described('Mundur'), file },
        ...{ ...day('shownFrom', ['2026', '12', '2']), ...day('shownUntil', ['2026', '12', '1']) },
      },
      /Hari terakhir mendahului hari pertama/,
    ],
  ]
  const before = await shown()
  for (const [form, why] of wrong) {
    await siti.get('/admin/media/new')
    const { answered, text } = await siti.post('/admin/media', form)
    assert.equal(answered, 422)
    assert.match(text, why)
  }
  assert.deepEqual(await shown(), before)
})

test('pictures change places, are described anew and go', async () => {
  const others = await shown()
  for (const [what, colour] of [
    ['Kebun', '#1c6b46'],
    ['Lomba', '#24306b'],
  ] as const) {
    await siti.get('/admin/media/new')
    await siti.post('/admin/media', { ...described(what), file: await drawn(colour) })
  }
  const { id } = await app.database.owner.row<{ id: number }>(
    sql`select id from hall.medium where alt ->> 'id' = 'Kebun'`,
  )
  const path = `/admin/media/${id}`
  await siti.get('/admin/media')
  await siti.post(`${path}/places`, { to: 'later' })
  assert.deepEqual(await shown(), [...others, 'Lomba', 'Kebun'])
  const { html } = await siti.get(path)
  const [, seen = ''] = /name="seen" value="([^"]*)"/.exec(html) ?? []
  await siti.post(path, {
    ...described('Kebun anak'),
    ...day('shownUntil', ['2026', '11', '22']),
    seen: seen.replaceAll('&quot;', '"'),
  })
  assert.deepEqual(await shown(), [...others, 'Lomba', 'Kebun anak'])
  assert.doesNotMatch(await screens(), /Kebun anak/)
  assert.match((await siti.get('/admin/media')).text, /Sudah lewat/)
  await siti.get(`${path}/remove`)
  await siti.post(`${path}/remove`)
  assert.deepEqual(await shown(), [...others, 'Lomba'])
})

test('who has not come in sends no film, however large, and sees no picture', async () => {
  const stranger = openReader(app)
  const large = { 'content-length': String(40 * 1024 * 1024), 'content-type': 'multipart/form-data; boundary=x' }
  const answer = await app.app.request('http://mall.example/admin/media', {
    method: 'POST',
    headers: { ...large, accept: 'application/json', 'sec-fetch-site': 'same-origin' },
    body: 'x',
  })
  assert.equal(answer.status, 403)
  assert.match((await stranger.get('/screens/media/2')).path, /sign-in/)
})

test('the pages can be read and used', async () => {
  const context = await browserOf(app, mall, mall.ibuSiti, await openBrowser())
  const page = await context.newPage()
  for (const path of ['/admin/media', '/admin/media/new', '/admin/voice/settings']) {
    await page.goto(app.url + path)
    await picture(page, path.slice(1).replaceAll('/', '-'))
    assert.deepEqual(await findingsOn(page), [], path)
  }
  await context.close()
})
