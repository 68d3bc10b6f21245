import { createHmac, hkdfSync } from 'node:crypto'

/** Kinds of number that are looked up. Each has a key of its own, so that equal digits of two kinds do not match. */
export type NumberKind = 'nik' | 'kk' | 'nib' | 'nop' | 'phone' | 'plate'

/**
 * By what an encrypted number is found again: an HMAC of its plain form under a key of the kind, 32 bytes. Who reads
 * the table learns nothing, not even by trying all NIKs, without the installation's key.
 */
export function blindIndex(kind: NumberKind, plain: string, installationKey: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', installationKey, '', `pendopo blind index ${kind}`, 32))
  return createHmac('sha256', key).update(plain).digest()
}
