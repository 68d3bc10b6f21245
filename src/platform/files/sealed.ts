import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Bytes at rest: AES-256-GCM in pieces of 64 KiB, so that any part of a long film opens without the rest before it.
 * `1 byte form · 32 bytes salt · (piece + 16 bytes tag)*`. Each file has a key of its own, from the installation's key
 * and the salt; the nonce is the piece's number and whether it is the last; the hash of the content is bound to all.
 */
export type Seal = {
  readonly nameOf: (hash: string) => string
  readonly seal: (hash: string, plain: Buffer) => Generator<Buffer>
  /** The plain bytes from `from` to `to` (inclusive) of a file of `size` bytes. */
  readonly open: (hash: string, size: number, read: ReadPart, range: Range) => AsyncGenerator<Buffer>
}

export type Range = { readonly from: number; readonly to: number }
/** Reads so many stored bytes from this offset; fewer at the end. */
export type ReadPart = (offset: number, length: number) => Promise<Buffer>

const form = 1
const saltBytes = 32
const tagBytes = 16
const headBytes = 1 + saltBytes
const piece = 64 * 1024

export function sealWith(installationKey: Buffer): Seal {
  const derive = (use: string, salt: Buffer | string = '') =>
    Buffer.from(hkdfSync('sha256', installationKey, salt, `pendopo files ${use}`, 32))
  const naming = derive('name')
  return {
    // Not the hash itself: a stolen disk must not tell whether a known file is on it.
    nameOf: (hash) => createHmac('sha256', naming).update(hash).digest('base64url'),
    *seal(hash, plain) {
      const salt = randomBytes(saltBytes)
      const key = derive('seal', salt)
      yield Buffer.concat([Buffer.from([form]), salt])
      const last = lastPiece(plain.length)
      for (let i = 0; i <= last; i++) {
        const cipher = createCipheriv('aes-256-gcm', key, nonce(i, i === last)).setAAD(Buffer.from(hash))
        const body = Buffer.concat([cipher.update(plain.subarray(i * piece, (i + 1) * piece)), cipher.final()])
        yield Buffer.concat([body, cipher.getAuthTag()])
      }
    },
    async *open(hash, size, read, { from, to }) {
      const head = await read(0, headBytes)
      if (head.length !== headBytes || head[0] !== form) throw new Error('a file is sealed in an unknown form')
      const key = derive('seal', head.subarray(1))
      const last = lastPiece(size)
      for (let i = Math.floor(from / piece); i <= Math.floor(to / piece); i++) {
        const stored = await read(headBytes + i * (piece + tagBytes), piece + tagBytes)
        const plain = openPiece(key, hash, stored, nonce(i, i === last))
        yield plain.subarray(Math.max(0, from - i * piece), to - i * piece + 1)
      }
    },
  }
}

function lastPiece(size: number): number {
  return Math.max(0, Math.ceil(size / piece) - 1)
}

function nonce(index: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes[0] = isLast ? 1 : 0
  bytes.writeUInt32BE(index, 8)
  return bytes
}

function openPiece(key: Buffer, hash: string, stored: Buffer, iv: Buffer): Buffer {
  const body = stored.subarray(0, -tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(hash))
  decipher.setAuthTag(stored.subarray(-tagBytes))
  return Buffer.concat([decipher.update(body), decipher.final()])
}
