import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { sql } from '#platform/database.ts'
import { findFile, type KeptFile, noteFile, openFiles, sweepFiles } from '#platform/files.ts'
import fc from '../../test/harness/any.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { at, buildSmallMall } from '../../test/harness/small-mall.ts'
import { wavOf } from '../../test/harness/sounds.ts'

const database = await freshDatabase()
const mall = await buildSmallMall(database)
const inMall = <T>(act: Parameters<typeof database.db.transact<T>>[1], id = mall.mall) =>
  database.db.transact({ mall: id }, act)
const dataDir = await mkdtemp(join(tmpdir(), 'pendopo-files-'))
after(() => rm(dataDir, { recursive: true, force: true }))
const installationKey = randomBytes(32)
const files = openFiles({ dataDir, installationKey })
const wav = wavOf(0.5)

async function bytesOf(file: Pick<KeptFile, 'hash' | 'size'>, range?: { from: number; to: number }): Promise<Buffer> {
  const stream = await files.openFile(file, range)
  assert.ok(stream)
  return Buffer.from(await new Response(stream).arrayBuffer())
}
const refusedAs = (key: string) => ({ key })
const onDisk = async () =>
  (await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((one) => one.isFile())

test('what was kept comes back the same, and nothing of it can be read on the disk', async () => {
  const kept = await files.keepFile(wav, ['sound'])
  assert.deepEqual(
    { kind: kept.kind, type: kept.type, seconds: kept.details.seconds, scan: kept.scan },
    {
      kind: 'sound',
      type: 'audio/wav',
      seconds: 0.5,
      scan: 'unscanned',
    },
  )
  assert.deepEqual(await bytesOf(kept), wav)
  for (const { parentPath, name } of await onDisk()) {
    const stored = await readFile(join(parentPath, name))
    assert.equal(stored.includes('WAVE'), false)
    assert.equal(stored.includes(wav.subarray(2000, 2032)), false)
    assert.notEqual(name, kept.hash)
  }
})

test('any part of a long file is that part, without reading the rest', async () => {
  const long = wavOf(6)
  const kept = await files.keepFile(long, ['sound'])
  await fc.assert(
    fc.asyncProperty(fc.nat(long.length - 1), fc.nat(200_000), async (from, length) => {
      const to = Math.min(long.length - 1, from + length)
      assert.deepEqual(await bytesOf(kept, { from, to }), long.subarray(from, to + 1))
    }),
    { numRuns: 40 },
  )
})

test('a byte that changed on the disk, or a file put in place of another, does not open', async () => {
  const [one, other] = [await files.keepFile(wavOf(1, 300), ['sound']), await files.keepFile(wavOf(1, 500), ['sound'])]
  const paths = new Map<string, string>()
  for (const { parentPath, name } of await onDisk()) paths.set(name, join(parentPath, name))
  const { sealWith } = await import('#platform/files/sealed.ts')
  const pathOf = ({ hash }: KeptFile) => paths.get(sealWith(installationKey).nameOf(hash)) ?? ''
  const [mine, theirs] = [await readFile(pathOf(one)), await readFile(pathOf(other))]
  const changed = Buffer.from(mine)
  changed.writeUInt8(changed.readUInt8(5000) ^ 1, 5000)
  await writeFile(pathOf(one), changed)
  await assert.rejects(bytesOf(one))
  await writeFile(pathOf(one), theirs)
  await assert.rejects(bytesOf(one))
  await writeFile(pathOf(one), mine.subarray(0, -1000))
  await assert.rejects(bytesOf(one))
  await writeFile(pathOf(one), mine)
  assert.equal((await bytesOf(one)).length, one.size)
})

test('a photo loses where it was taken and stands upright', async () => {
  const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#24306b' } })
    .withExif({ IFD0: { ImageDescription: 'rumah di Jalan Durian' }, IFD3: { GPSLatitude: '0/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const kept = await files.keepFile(photo, ['picture'])
  const clean = await bytesOf(kept)
  const facts = await sharp(clean).metadata()
  assert.equal(facts.exif, undefined)
  assert.equal(facts.format, 'webp')
  assert.deepEqual(kept.details, { width: 20, height: 40 })
  assert.equal(clean.includes('Durian'), false)
})

test('a picture that carries a page behind it comes out without the page', async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const polyglot = Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')])
  const clean = await bytesOf(await files.keepFile(polyglot, ['picture']))
  assert.equal(clean.includes('<script>'), false)
})

test('what is not what it should be is refused, whatever its name says', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  for (const hostile of [svg, Buffer.from('<!doctype html><p>'), Buffer.from('MZ\u0090\0'), randomBytes(4000), png])
    await assert.rejects(files.keepFile(hostile, ['sound']), refusedAs('files.wrongKind'))
  await assert.rejects(files.keepFile(wav, ['picture']), refusedAs('files.wrongKind'))
  await assert.rejects(files.keepFile(Buffer.alloc(0), ['sound']), refusedAs('files.empty'))
  await assert.rejects(files.keepFile(Buffer.alloc(5 * 1024 * 1024), ['sound']), refusedAs('files.tooLarge'))
  // A page behind a sound that is otherwise right, and a sound that was cut.
  const mp3 = await readFile(join(import.meta.dirname, '../sites/display/voice/id/digit-0.mp3'))
  assert.equal((await files.keepFile(mp3, ['sound'])).type, 'audio/mpeg')
  await assert.rejects(files.keepFile(Buffer.concat([mp3, svg]), ['sound']), refusedAs('files.wrongKind'))
  // What was cut is called damaged: "not the kind that was asked for" would send people looking for another program.
  await assert.rejects(files.keepFile(wav.subarray(0, 3000), ['sound']), refusedAs('files.damaged'))
  // A small file that would become a picture of 2.5 billion points.
  const bomb = Buffer.from(png)
  bomb.writeUInt32BE(50_000, 16)
  bomb.writeUInt32BE(50_000, 20)
  await assert.rejects(files.keepFile(bomb, ['picture']), refusedAs('files.damaged'))
})

test('whatever bytes come, they are taken or refused in words, and nothing falls over', async () => {
  const starts = [
    'RIFF\0\0\0\0WAVEfmt ',
    'OggS',
    'ID3\x03\0\0\0\0\0\0',
    '\0\0\0\x18ftypM4A \0\0\0\0',
    '\x1aE\xdf\xa3',
    '\xff\xfb\x90',
    '\x89PNG\r\n\x1a\n',
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
      await files
        .keepFile(bytes, ['sound', 'picture'])
        .catch((error: { key?: string }) => assert.ok(error.key, `${error}`))
    }),
    { numRuns: 150 },
  )
})

test('one mall does not have what the other keeps, and the same file twice is one', async () => {
  const nextDoor = await buildSmallMall(database, 'sebelah')
  const kept = await files.keepFile(wav, ['sound'])
  await Promise.all([1, 2, 3, 4].map(() => inMall((tx) => noteFile(tx, kept, at(1)))))
  assert.equal((await inMall((tx) => findFile(tx, kept.hash)))?.type, 'audio/wav')
  assert.equal(await inMall((tx) => findFile(tx, kept.hash), nextDoor.mall), undefined)
  const { rows } = await database.owner.row<{ rows: number }>(
    sql`select count(*) as rows from platform.file where hash = ${kept.hash}`,
  )
  assert.equal(rows, 1)
})

test('what nothing refers to goes: the row after an hour, the bytes after a day; what is used stays', async () => {
  const [used, unused] = [
    await files.keepFile(wavOf(1, 700), ['sound']),
    await files.keepFile(wavOf(1, 900), ['sound']),
  ]
  await inMall(async (tx) => {
    await noteFile(tx, used, at(10))
    await noteFile(tx, unused, at(10))
  })
  await database.owner.run(
    sql`create table public.holder (mall_id int, hash text, foreign key (mall_id, hash) references platform.file)`,
  )
  await database.owner.run(sql`insert into public.holder values (${mall.mall}::int, ${used.hash})`)
  assert.equal(await inMall((tx) => sweepFiles(tx, at(60))), 0)
  await inMall((tx) => sweepFiles(tx, at(90)))
  assert.equal(await inMall((tx) => findFile(tx, unused.hash)), undefined)
  assert.ok(await inMall((tx) => findFile(tx, used.hash)))

  await files.tidy(database.db, at(90))
  assert.ok(await files.openFile(unused), 'a day has not gone by')
  const dayBefore = new Date(Date.now() - 25 * 3600_000)
  for (const { parentPath, name } of await onDisk()) await utimes(join(parentPath, name), dayBefore, dayBefore)
  await files.tidy(database.db, at(90))
  assert.equal(await files.openFile(unused), undefined)
  assert.equal((await bytesOf(used)).length, used.size)
  // Kept anew, it is there anew.
  assert.deepEqual(await bytesOf(await files.keepFile(wavOf(1, 900), ['sound'])), wavOf(1, 900))
  await database.owner.run(sql`drop table public.holder`)
})

test('a scanner that finds something refuses; one that does not answer leaves the file waiting until it does', async () => {
  let say = 'stream: Eicar-Test-Signature FOUND\0'
  const scanner = await standInFor((socket, heard) => {
    if (heard.endsWith('\0\0\0\0')) socket.end(say)
  })
  const watched = openFiles({ dataDir, installationKey, virusScanner: `127.0.0.1:${portOf(scanner)}` })
  await assert.rejects(watched.keepFile(wav, ['sound']), {
    key: 'files.infected',
    detail: { found: 'Eicar-Test-Signature' },
  })
  say = 'stream: OK\0'
  assert.equal((await watched.keepFile(wav, ['sound'])).scan, 'clean')
  say = 'INSTREAM size limit exceeded. ERROR\0'
  assert.equal((await watched.keepFile(wav, ['sound'])).scan, 'pending')
  const nobody = openFiles({ dataDir, installationKey, virusScanner: '127.0.0.1:9' })
  const waiting = await nobody.keepFile(wavOf(1, 450), ['sound'])
  assert.equal(waiting.scan, 'pending')
  await inMall((tx) => noteFile(tx, waiting, at(95)))
  await watched.tidy(database.db, at(96))
  assert.equal((await inMall((tx) => findFile(tx, waiting.hash)))?.scan, 'pending')
  say = 'stream: OK\0'
  await watched.tidy(database.db, at(97))
  assert.equal((await inMall((tx) => findFile(tx, waiting.hash)))?.scan, 'clean')
  scanner.close()
})

function standInFor(answer: (socket: Socket, heard: string) => void): Promise<Server> {
  const server = createServer((socket) => {
    let heard = ''
    socket.on('error', () => {})
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      answer(socket, heard)
    })
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
const portOf = (server: Server) => (server.address() as AddressInfo).port
