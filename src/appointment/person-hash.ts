import { createHmac, hkdfSync } from 'node:crypto'
import { Refused } from '#platform/refused.ts'

declare const kind: unique symbol
/** What is kept of a person: the same NIK gives the same mark in one mall, and the mark does not lead back. */
export type PersonHash = string & { readonly [kind]: 'person' }

/**
 * HMAC of a NIK under the installation's key. Sixteen digits can be tried out in minutes, so a plain hash would be the
 * NIK in other letters. Each mall has its own marks: two malls cannot find out that they serve the same person.
 */
export function hashPerson(installationKey: Buffer, mallId: number, typedNik: string): PersonHash {
  const nik = typedNik.replace(/[\s.-]/g, '')
  if (!/^[1-9]\d{15}$/.test(nik)) throw new Refused('appointment.nikIncomplete')
  const key = Buffer.from(hkdfSync('sha256', installationKey, '', 'pendopo appointment person', 32))
  return createHmac('sha256', key).update(`${mallId}\n${nik}`).digest('base64url') as PersonHash
}
