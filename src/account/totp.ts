import { createHmac, timingSafeEqual } from 'node:crypto'

/** Time-based codes (RFC 6238): SHA-1, six digits, thirty seconds, because that is what every authenticator app knows. */
const stepSeconds = 30
const stepsAside = 1

export type Digest = 'sha1' | 'sha256' | 'sha512'

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds)
}

export function codeAt(secret: Buffer, step: number, digits = 6, digest: Digest = 'sha1'): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac(digest, secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits
  return String(number).padStart(digits, '0')
}

/**
 * The step that a code belongs to: the present one or its neighbours, for clocks that differ. A step at or before the
 * last accepted one is none: a code that somebody looked at over a shoulder has been used.
 */
export function acceptedStep(secret: Buffer, code: string, now: Date, lastStep: number | null): number | undefined {
  const given = Buffer.from(code)
  let accepted: number | undefined
  for (let step = stepAt(now) - stepsAside; step <= stepAt(now) + stepsAside; step++) {
    const expected = Buffer.from(codeAt(secret, step))
    const matches = given.length === expected.length && timingSafeEqual(given, expected)
    if (matches && (lastStep === null || step > lastStep)) accepted ??= step
  }
  return accepted
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, without padding: how apps take a secret that is typed. */
export function base32(bytes: Buffer): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      text += alphabet[(value >>> (bits - 5)) & 31]
      bits -= 5
    }
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text
}

/** What the QR code says to the app. */
export function otpauthAddress(secret: Buffer, issuer: string, username: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
