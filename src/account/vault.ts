import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What is kept so that a stolen copy of the database gives nothing away: sealed (can be opened) or blinded (compared). */
export type Vault = {
  /** AES-256-GCM. `about` says whose it is; sealed text moved to another row does not open there. */
  readonly seal: (about: string, plain: Buffer) => Buffer
  readonly open: (about: string, sealed: Buffer) => Buffer
  /** The same text gives the same mark, and the mark does not lead back. */
  readonly blind: (about: string, text: string) => string
}

const form = 1
const nonceBytes = 12
const tagBytes = 16

export function openVault(installationKey: Buffer): Vault {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', installationKey, '', `pendopo account ${use}`, 32))
  const sealing = keyFor('seal')
  const blinding = keyFor('blind')
  return {
    seal(about, plain) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([Buffer.from([form]), nonce, cipher.getAuthTag(), body])
    },
    open(about, sealed) {
      if (sealed[0] !== form || sealed.length < 1 + nonceBytes + tagBytes) throw new Error('sealed in an unknown form')
      const nonce = sealed.subarray(1, 1 + nonceBytes)
      const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes)
      const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(about)).setAuthTag(tag)
      return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()])
    },
    blind: (about, text) => createHmac('sha256', blinding).update(`${about}\n${text}`).digest('base64url'),
  }
}
