import { createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto'

/** By which push services know this installation (RFC 8292). */
export type SenderKeys = { readonly publicKey: Buffer; readonly privateKey: KeyObject }

const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')

/**
 * The installation's own pair on P-256, from its key: the same in every process and after a restart, and lost with it.
 * 48 bytes are taken so that the scalar is as good as even over the group (FIPS 186-5, A.2.1).
 */
export function senderKeys(installationKey: Buffer): SenderKeys {
  const wide = Buffer.from(hkdfSync('sha256', installationKey, '', 'pendopo web push sender', 48))
  const scalar = (BigInt(`0x${wide.toString('hex')}`) % (order - 1n)) + 1n
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(scalar.toString(16).padStart(64, '0'), 'hex')
  const publicKey = pair.getPublicKey()
  const part = (from: number, to: number) => publicKey.subarray(from, to).toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', d: pair.getPrivateKey('base64url'), x: part(1, 33), y: part(33, 65) }
  return { publicKey, privateKey: createPrivateKey({ key: jwk, format: 'jwk' }) }
}

const validSeconds = 12 * 3600

/**
 * The Authorization header for one push service. `contact`: an https or mailto address at which its operator reaches
 * ours; `now`: real time, because the service holds it against its own clock (at most 24 hours ahead).
 */
export function vapidHeader(keys: SenderKeys, endpoint: string, contact: string | undefined, now: Date): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1000) + validSeconds,
    ...(contact ? { sub: contact } : {}),
  }
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${keys.publicKey.toString('base64url')}`
}
