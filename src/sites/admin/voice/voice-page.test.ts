import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { startApp } from '../../../../test/harness/app.ts'
import { browserOf, signedIn } from '../../../../test/harness/at-work.ts'
import { openBrowser } from '../../../../test/harness/browser.ts'
import { findingsOn, picture } from '../../../../test/harness/look.ts'
import { at, buildSmallMall, type SmallMall } from '../../../../test/harness/small-mall.ts'
import { wavOf } from '../../../../test/harness/sounds.ts'

let mall = {} as SmallMall
const app = await startApp({
  at: at(100),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
    await database.owner.run(
      sql`update counter.counter set name = '{"id": "Loket Prioritas", "en": "Priority counter"}' where id = ${mall.counter.three}`,
    )
  },
})
const siti = await signedIn(app, mall, mall.ibuSiti)
const wav = (seconds: number, name = 'rekaman.wav') => new File([new Uint8Array(wavOf(seconds))], name)
const clip = '/admin/voice/clips/id/digit-0'
const heard = async (name: string) =>
  (await app.app.request(`http://mall.example/voice/${name}`, { headers: { cookie: cookie() } })).headers
const cookie = () => [...siti.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const recorded = async () =>
  (await app.database.owner.rows<{ name: string }>(sql`select name from hall.clip order by name`)).map(
    ({ name }) => name,
  )

test('the page lists every clip, and says which counters the voice cannot name yet', async () => {
  const { text, html } = await siti.get('/admin/voice')
  assert.match(text, /Loket yang namanya belum bisa diucapkan .*Loket Prioritas \(Bahasa Indonesia\)/)
  assert.match(text, /0 dari \d+ potongan memakai rekaman sendiri/)
  assert.match(html, /href="\/voice\/id\/digit-0" data-listen/)
})

test('a recording that cannot be used is refused in words that say what to do', async () => {
  const refusals: [File | undefined, RegExp][] = [
    [undefined, /Pilih rekamannya/],
    [wav(9), /terlalu panjang.*8 detik/],
    [new File(['bukan suara sama sekali'], 'surat.mp3'), /bukan jenis yang diminta/],
    [new File([silence()], 'diam.wav'), /Tidak terdengar apa-apa/],
  ]
  for (const [file, why] of refusals) {
    await siti.get(clip)
    const { answered, text } = await siti.post(clip, file ? { file } : {})
    assert.equal(answered, 422)
    assert.match(text, why)
  }
  assert.deepEqual(await recorded(), [])
})

function silence(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(wavOf(1).fill(0, 44))
}

test('an own recording is heard in place of the clip, also when pressed twice, until the manager puts the other back', async () => {
  assert.equal((await heard('id/digit-0')).get('content-type'), 'audio/mpeg')
  await siti.get(clip)
  await Promise.all([siti.post(clip, { file: wav(1) }), siti.post(clip, { file: wav(1) })])
  assert.deepEqual(await recorded(), ['id/digit-0'])
  const { n } = await app.database.owner.row<{ n: number }>(
    sql`select count(*) as n from ledger.event where kind = 'hall.recorded'`,
  )
  assert.equal(n, 1)
  assert.equal((await heard('id/digit-0')).get('content-type'), 'audio/wav')
  assert.equal((await heard('id/digit-0?of=standard')).get('content-type'), 'audio/mpeg')
  assert.match((await siti.get('/admin/voice')).text, /Rekaman sendiri, 1,0 detik, 23 Nov 2026/)
  await siti.get(clip)
  await siti.post(`${clip}/standard`)
  assert.equal((await heard('id/digit-0')).get('content-type'), 'audio/mpeg')
})

test('many recordings at once are all kept or none, and each that is wrong is named', async () => {
  const path = '/admin/voice/recordings'
  const mp3 = new Uint8Array(await readFile(join(import.meta.dirname, '../../display/voice/id/digit-7.mp3')))
  const good = [wav(1, 'digit-1.wav'), new File([mp3], 'digit-7.mp3'), wav(1, 'id-counter-3.wav')]
  await siti.get(path)
  const refused = await siti.post(path, { files: [...good, wav(9, 'digit-2.wav'), wav(1, 'lagu.wav')] })
  assert.equal(refused.answered, 422)
  assert.match(refused.text, /digit-2\.wav: Rekaman ini terlalu panjang/)
  assert.match(refused.text, /lagu\.wav: nama ini bukan nama potongan/)
  assert.deepEqual(await recorded(), [])
  await siti.get(path)
  await siti.post(path, { files: good })
  assert.deepEqual(await recorded(), ['id/counter-3', 'id/digit-1', 'id/digit-7'])
  assert.doesNotMatch((await siti.get('/admin/voice')).text, /Loket Prioritas \(Bahasa Indonesia\)/)
})

test('in a browser a clip is heard where it stands, and what a telephone recorded becomes a recording that can be measured', async () => {
  const context = await browserOf(app, mall, mall.ibuSiti, await openBrowser())
  const page = await context.newPage()
  await page.goto(`${app.url}/admin/voice`)
  await picture(page, 'admin-voice')
  assert.deepEqual(await findingsOn(page), [])
  await page.locator('a[href="/voice/id/digit-0"]').click()
  await page.locator('a[href="/voice/id/digit-0"][aria-busy]').waitFor()
  await page.locator('a[href="/voice/id/digit-0"]:not([aria-busy])').waitFor()

  await page.goto(`${app.url}/admin/voice/clips/id/digit-2`)
  await picture(page, 'admin-voice-clip')
  assert.deepEqual(await findingsOn(page), [])
  await page.setInputFiles('input[type=file]', { name: 'ponsel.ogg', mimeType: 'audio/ogg', buffer: wavOf(1) })
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]?.name === 'ponsel.wav',
  )
  await page.getByRole('button', { name: 'Pakai rekaman ini' }).click()
  await page.getByText('Rekaman sendiri, 1,0 detik').waitFor()
  await context.close()
})
