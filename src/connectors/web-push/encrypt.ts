import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { Subscription } from '#notice/push.ts'

/** What makes a message unlike every other: chosen at random, or in tests as in the RFC's example. */
export type Freshness = { readonly salt: Buffer; readonly sender: ECDH }

export const recordSize = 4096
const curve = 'prime256v1'
const block = 256
const tagBytes = 16

export function fresh(): Freshness {
  const sender = createECDH(curve)
  sender.generateKeys()
  return { salt: randomBytes(16), sender }
}

/**
 * A message only the subscribed browser can read: RFC 8291 over the aes128gcm coding of RFC 8188, in one record. The
 * text is filled up to a multiple of 256 bytes, so that its length tells a push service nothing; at most 3,993 bytes.
 */
export function encrypt(plain: Buffer, to: Subscription, { salt, sender }: Freshness = fresh(), fill = block): Buffer {
  const browser = Buffer.from(to.p256dh, 'base64url')
  const { key, nonce } = keysOf(sender.computeSecret(browser), to, browser, sender.getPublicKey(), salt)
  const padding = Math.ceil((plain.length + 1) / fill) * fill - plain.length - 1
  // 2: the last record. What follows it is filling.
  const record = Buffer.concat([plain, Buffer.from([2]), Buffer.alloc(padding)])
  if (record.length + tagBytes > recordSize) throw new Error('a push message is too long for one record')
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  return Buffer.concat([
    headOf(salt, sender.getPublicKey()),
    cipher.update(record),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

function headOf(salt: Buffer, publicKey: Buffer): Buffer {
  const size = Buffer.alloc(5)
  size.writeUInt32BE(recordSize)
  size.writeUInt8(publicKey.length, 4)
  return Buffer.concat([salt, size, publicKey])
}

/** Key and nonce of the content from the secret that browser and sender share (RFC 8291, 3.4). */
export function keysOf(
  shared: Buffer,
  { auth }: Pick<Subscription, 'auth'>,
  browser: Buffer,
  sender: Buffer,
  salt: Buffer,
): { readonly key: Buffer; readonly nonce: Buffer } {
  const derive = (from: Buffer, by: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', from, by, info, length))
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), browser, sender])
  const input = derive(shared, Buffer.from(auth, 'base64url'), about, 32)
  return {
    key: derive(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    nonce: derive(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
  }
}
