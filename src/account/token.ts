import { createHash, randomBytes } from 'node:crypto'

/** A secret that a browser or a device holds; only its hash is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** 256 random bits cannot be guessed from their hash, so no salt and no slow hash is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
