import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Database, sql, type Tx } from './database.ts'
import { type Blobs, blobsIn } from './files/blobs.ts'
import { cleanDrawing } from './files/drawing/clean.ts'
import { beginsAsFilmOrSound, type FileKind, recognise } from './files/kind.ts'
import { mustShow, redraw } from './files/picture.ts'
import { clamd, type Scanner } from './files/scanner.ts'
import { type Range, type Seal, sealWith } from './files/sealed.ts'
import { Refused } from './refused.ts'

/**
 * Files that people upload. Two steps, since nothing outside the database happens inside a transaction:
 * `const kept = await files.keepFile(bytes, ['sound'])`, then in the act `await noteFile(tx, kept, now)` and a row of the
 * act's own with a foreign key to `platform.file`. What no row refers to is swept after a day.
 */
export type Files = {
  /**
   * Refuses `files.empty|tooLarge|wrongKind|damaged|infected|drawing…`. Pictures come back drawn anew, without EXIF;
   * drawings written anew from what is allowed.
   */
  readonly keepFile: (bytes: Buffer, kinds: readonly FileKind[], limits?: Limits) => Promise<KeptFile>
  /** The plain bytes; undefined when they are not in the store. */
  readonly openFile: (
    file: Pick<KeptFile, 'hash' | 'size'>,
    range?: Range,
  ) => Promise<ReadableStream<Uint8Array> | undefined>
  /** Removes bytes that no mall has any more, and asks the scanner again about what it has not seen. Gives how many changed. */
  readonly tidy: (db: Database, now: Date) => Promise<number>
}

/** `longestSide`: a larger picture is made so small, in pixels. */
type Limits = { readonly longestSide?: number }

export type FileDetails = {
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly seconds?: number | undefined
}
export type KeptFile = {
  /** SHA-256 of the content as it is kept. */
  readonly hash: string
  readonly kind: FileKind
  readonly type: string
  readonly size: number
  readonly details: FileDetails
  /** `unscanned`: this installation has no scanner. `pending` is not shown to anybody. */
  readonly scan: 'unscanned' | 'pending' | 'clean'
}

const megabyte = 1024 * 1024
export const mostMegabytes: Readonly<Record<FileKind, number>> = { picture: 12, sound: 4, film: 64, drawing: 1 }
const dayMs = 24 * 3600_000

type Opening = {
  readonly dataDir: string
  readonly installationKey: Buffer
  /** `127.0.0.1:3310`: a clamd that looks at each file before it is shown. */
  readonly virusScanner?: string | undefined
}

export function openFiles({ dataDir, installationKey, virusScanner }: Opening): Files {
  const house = {
    blobs: blobsIn(join(dataDir, 'files')),
    seal: sealWith(installationKey),
    scan: virusScanner === undefined ? undefined : scannerAt(virusScanner),
  }
  return {
    keepFile: (bytes, kinds, limits = {}) => keep(house, bytes, kinds, limits),
    openFile: ({ hash, size }, range = { from: 0, to: size - 1 }) => openStream(house, hash, size, range),
    tidy: (db, now) => tidy(house, db, now),
  }
}

type House = { readonly blobs: Blobs; readonly seal: Seal; readonly scan: Scanner | undefined }

function scannerAt(address: string): Scanner {
  const cut = address.lastIndexOf(':')
  return clamd(address.slice(0, cut), Number(address.slice(cut + 1)))
}

async function keep(
  { blobs, seal, scan }: House,
  bytes: Buffer,
  kinds: readonly FileKind[],
  limits: Limits,
): Promise<KeptFile> {
  const { bytes: content, ...facts } = await checked(bytes, kinds, limits)
  // The scanner sees what was sent, too: a picture drawn anew may have lost what it would have found.
  const verdict = await scan?.(bytes)
  if (typeof verdict === 'object') throw new Refused('files.infected', { found: verdict.found })
  const hash = createHash('sha256').update(content).digest('hex')
  await blobs.put(seal.nameOf(hash), seal.seal(hash, content))
  return { hash, size: content.length, scan: verdict ?? 'unscanned', ...facts }
}

async function checked(bytes: Buffer, kinds: readonly FileKind[], limits: Limits) {
  if (bytes.length === 0) throw new Refused('files.empty')
  const most = Math.max(...kinds.map((kind) => mostMegabytes[kind]))
  if (bytes.length > most * megabyte) throw new Refused('files.tooLarge', { megabytes: most })
  const found = recognise(bytes)
  if (!found && beginsAsFilmOrSound(bytes)) throw new Refused('files.damaged')
  if (!found || !kinds.includes(found.kind)) throw new Refused('files.wrongKind')
  const { kind, type, seconds } = found
  if (bytes.length > mostMegabytes[kind] * megabyte)
    throw new Refused('files.tooLarge', { megabytes: mostMegabytes[kind] })
  if (kind === 'drawing') {
    const { width, height, bytes: written } = cleanDrawing(bytes)
    await mustShow(written)
    return { kind, type, bytes: written, details: { width, height } }
  }
  if (kind !== 'picture') return { kind, type, bytes, details: { seconds } }
  const { width, height, ...drawn } = await redraw(bytes, limits.longestSide)
  return { kind, ...drawn, details: { width, height } }
}

async function openStream({ blobs, seal }: House, hash: string, size: number, range: Range) {
  const blob = await blobs.openBlob(seal.nameOf(hash))
  if (!blob) return undefined
  const pieces = seal.open(hash, size, blob.read, range)
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (!done) return controller.enqueue(new Uint8Array(value))
        controller.close()
      } catch (error) {
        controller.error(error)
      }
      await blob.close()
    },
    cancel: () => blob.close(),
  })
}

/** The mall has this file from now on, as long as something refers to it. Twice is once. */
export async function noteFile(tx: Tx, { hash, kind, type, size, details, scan }: KeptFile, now: Date): Promise<void> {
  await tx.run(sql`
    insert into platform.file (mall_id, hash, kind, type, size, details, scan, created_at, looked_at)
    values (${tx.mall?.id}::int, ${hash}, ${kind}, ${type}, ${size}::bigint, ${details}::jsonb, ${scan}, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (mall_id, hash) do update set looked_at = excluded.looked_at,
      scan = case when platform.file.scan = 'clean' then 'clean' else excluded.scan end`)
}

/** What the mall knows of a file; undefined when it has none with this hash. */
export function findFile(tx: Tx, hash: string): Promise<KeptFile | undefined> {
  return tx.maybe<KeptFile>(sql`
    select hash, kind, type, size, details, scan from platform.file where mall_id = ${tx.mall?.id}::int and hash = ${hash}`)
}

/** A rule of the clock: what nothing in this mall refers to any more. Each file is looked at once an hour. */
export async function sweepFiles(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 3600_000)
  const { gone } = await tx.row<{ gone: number }>(
    sql`select platform.sweep_files(${tx.mall?.id}::int, ${before}::timestamptz, ${now}::timestamptz) as gone`,
  )
  return gone
}

async function tidy({ blobs, seal, scan }: House, db: Database, now: Date): Promise<number> {
  // Files of real days, not of the mall's clock: that is what the disk tells time by.
  const before = new Date(Date.now() - dayMs)
  const rows = await db.transact({ system: true }, (tx) =>
    tx.rows<KeptFile & { mall: number }>(
      sql`select mall_id as mall, hash, kind, type, size, details, scan from platform.file`,
    ),
  )
  const inUse = new Set(rows.map(({ hash }) => seal.nameOf(hash)))
  let changed = 0
  for (const name of await blobs.olderThan(before))
    if (!inUse.has(name) && (await blobs.remove(name, before))) changed++
  if (!scan) return changed
  for (const row of rows.filter((one) => one.scan === 'pending')) {
    const stream = await openStream({ blobs, seal, scan }, row.hash, row.size, { from: 0, to: row.size - 1 })
    const verdict = stream && (await scan(Buffer.from(await new Response(stream).arrayBuffer())))
    if (verdict === 'clean') {
      await db.transact({ mall: row.mall }, (tx) => noteFile(tx, { ...row, scan: 'clean' }, now))
      changed++
    }
  }
  return changed
}
