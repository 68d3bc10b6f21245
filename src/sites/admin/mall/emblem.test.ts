import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { removeEmblem, setEmblem } from '#mall/edit-emblem.ts'
import { startApp } from '../../../../test/harness/app.ts'
import { signedIn } from '../../../../test/harness/at-work.ts'
import { at, buildSmallMall, type SmallMall } from '../../../../test/harness/small-mall.ts'

let mall = {} as SmallMall
const house = await startApp({
  at: at(0),
  arrange: async (database) => {
    mall = await buildSmallMall(database)
  },
})
const path = '/admin/mall/emblem'
const shield =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 80"><path d="M4 4h56v40L32 76 4 44z" fill="#1c6b46"/></svg>'
const named = (content: string | Buffer, name: string, type: string) =>
  new File([new Uint8Array(Buffer.from(content))], name, { type })
const drawing = (text = shield) => named(text, 'lambang.svg', 'image/svg+xml')
const picture = async (width: number, height: number, kind: 'png' | 'gif' = 'png') =>
  await sharp({ create: { width, height, channels: 4, background: '#1c6b46' } })
    .toFormat(kind)
    .toBuffer()

const siti = await signedIn(house, mall, mall.ibuSiti)
async function send(file: File) {
  await siti.get(path)
  return await siti.post(path, { file })
}
const anybody = (at: string) => house.app.request(`http://mall.example${at}`)
const onTheFrontPage = async () => /src="(\/emblem\/[0-9a-f]{64})"/.exec(await (await anybody('/')).text())?.[1]

test('an emblem stands on the very next page of everybody, drawn anew and served so that nothing in it can run', async () => {
  assert.equal(await onTheFrontPage(), undefined)
  const saved = await send(drawing(shield.replace('<path', '<title>x</title><path')))
  assert.equal(saved.answered, 303, saved.text)
  const where = await onTheFrontPage()
  assert.ok(where)
  const served = await anybody(where)
  assert.equal(await served.text(), shield)
  assert.equal(served.headers.get('content-type'), 'image/svg+xml')
  assert.match(served.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/)
  assert.equal(served.headers.get('x-content-type-options'), 'nosniff')
  assert.match(served.headers.get('cache-control') ?? '', /immutable/)
  const front = await (await anybody('/')).text()
  assert.match(front, new RegExp(`<link rel="icon" href="${where}" type="image/svg\\+xml"`))
})

test('a picture becomes small enough for every page, whatever its name says it is', async () => {
  const saved = await send(named(await picture(2_000, 2_400), 'lambang.svg', 'image/svg+xml'))
  assert.equal(saved.answered, 303, saved.text)
  const served = await anybody((await onTheFrontPage()) ?? '')
  const bytes = Buffer.from(await served.arrayBuffer())
  assert.equal(served.headers.get('content-type'), 'image/webp')
  assert.equal((await sharp(bytes).metadata()).height, 256)
  assert.ok(bytes.length < 20_000)
})

for (const [what, file, said] of [
  [
    'a script inside',
    async () => drawing(shield.replace('/>', '/><script>alert(1)</script>')),
    /berisi &lt;script&gt;, yang tidak diterima/,
  ],
  [
    'nothing to be seen',
    async () => drawing('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M50 50h9v9z"/></svg>'),
    /kosong: tidak ada yang tampak/,
  ],
  ['no size', async () => drawing(shield.replace('viewBox', 'data-box')), /tidak menyebut ukurannya/],
  ['half of it missing', async () => drawing(shield.slice(0, 90)), /Berkas ini rusak/],
  [
    'a page in place of a drawing',
    async () => drawing('<!doctype html><script>1</script>'),
    /bukan jenis yang diminta/,
  ],
  [
    'a kind that is not taken',
    async () => named(await picture(90, 90, 'gif'), 'lambang.png', 'image/png'),
    /bukan jenis yang diminta/,
  ],
  [
    'too few dots',
    async () => named(await picture(40, 40), 'kecil.png', 'image/png'),
    /40 kali 40 titik, terlalu kecil/,
  ],
  ['a long word beside it', async () => named(await picture(900, 90), 'panjang.png', 'image/png'), /terlalu panjang/],
  [
    'two megabytes of drawing',
    async () => drawing(shield.replace('/>', `/><!--${'x'.repeat(2_000_000)}-->`)),
    /terlalu besar\. Batasnya 1 MB/,
  ],
  ['no file', async () => named('', '', ''), /Pilih berkas lambang/],
] as const) {
  test(`an emblem with ${what} is refused with its reason, and the one before stays`, async () => {
    const before = await onTheFrontPage()
    const refused = await send(await file())
    assert.ok([409, 422].includes(refused.answered), `answered ${refused.answered}`)
    assert.match(refused.text, said)
    assert.match(refused.html, /id="file-error"/)
    assert.equal(await onTheFrontPage(), before)
  })
}

test('without the emblem the roof stands again, and its address leads to nothing', async () => {
  const where = (await onTheFrontPage()) ?? ''
  await siti.get(path)
  assert.equal((await siti.post(`${path}/remove`)).answered, 303)
  assert.equal(await onTheFrontPage(), undefined)
  assert.equal((await anybody(where)).status, 404)
  assert.match((await siti.get('/admin/history')).text, /Lambang mal dihapus.*Lambang mal diganti/s)
})

test('the emblem is the manager’s, and the same emblem twice is one change', async () => {
  const files = house.house.files
  const kept = await files.keepFile(Buffer.from(shield), ['drawing'])
  const inMall = <T>(act: Parameters<typeof house.house.db.transact<T>>[1]) =>
    house.house.db.transact({ mall: mall.mall }, act)
  await assert.rejects(
    inMall((tx) => setEmblem(tx, kept, mall.rina, at(1))),
    { key: 'mall.notManager' },
  )
  await assert.rejects(
    inMall((tx) => removeEmblem(tx, mall.rina, at(1))),
    { key: 'mall.notManager' },
  )
  const count = async () => (await siti.get('/admin/history')).text.split('Lambang mal diganti').length
  await Promise.all(Array.from({ length: 5 }, () => inMall((tx) => setEmblem(tx, kept, mall.ibuSiti, at(2)))))
  const once = await count()
  await inMall((tx) => setEmblem(tx, kept, mall.ibuSiti, at(3)))
  assert.equal(await count(), once)
  assert.equal(once, 4)
})
