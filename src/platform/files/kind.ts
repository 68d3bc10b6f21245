import { looksLikeDrawing } from './drawing/clean.ts'
import { mp4Facts } from './mp4.ts'
import { mp3Seconds, oggSeconds, wavSeconds } from './sound-length.ts'

export const fileKinds = ['picture', 'film', 'sound', 'drawing'] as const
export type FileKind = (typeof fileKinds)[number]
export type Recognised = { readonly kind: FileKind; readonly type: string; readonly seconds?: number | undefined }

/**
 * Begins as a film or a sound does. One that begins so and is not recognised does not hold to its end: an upload that
 * broke off, a copy that went wrong.
 */
export function beginsAsFilmOrSound(bytes: Buffer): boolean {
  return isRiff(bytes, 'WAVE') || isOgg(bytes) || isMp4(bytes) || startsWith(bytes, Buffer.from('ID3'))
}

/** What the bytes are, by the bytes alone: a name or a header says whatever its sender likes. */
export function recognise(bytes: Buffer): Recognised | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { kind: 'picture', type: 'image/jpeg' }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { kind: 'picture', type: 'image/png' }
  if (isRiff(bytes, 'WEBP')) return { kind: 'picture', type: 'image/webp' }
  if (isRiff(bytes, 'WAVE')) return sound('audio/wav', wavSeconds(bytes))
  if (isOgg(bytes)) return sound('audio/ogg', oggSeconds(bytes))
  if (isMp4(bytes)) return mp4(bytes)
  if (startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]) && bytes.subarray(0, 64).includes('webm'))
    return { kind: 'film', type: 'video/webm' }
  if (looksLikeDrawing(bytes)) return { kind: 'drawing', type: 'image/svg+xml' }
  return sound('audio/mpeg', mp3Seconds(bytes))
}

/** A sound whose length cannot be told is damaged, or not a sound. */
function sound(type: string, seconds: number | undefined): Recognised | undefined {
  return seconds === undefined ? undefined : { kind: 'sound', type, seconds }
}

function mp4(bytes: Buffer): Recognised | undefined {
  const facts = mp4Facts(bytes)
  if (facts?.has.includes('vide')) return { kind: 'film', type: 'video/mp4', seconds: facts.seconds }
  return facts?.has.includes('soun') ? sound('audio/mp4', facts.seconds) : undefined
}

function startsWith(bytes: Buffer, start: Buffer | readonly number[]): boolean {
  return bytes.subarray(0, start.length).equals(Buffer.from(start))
}

function isOgg(bytes: Buffer): boolean {
  return startsWith(bytes, Buffer.from('OggS'))
}

function isMp4(bytes: Buffer): boolean {
  return bytes.subarray(4, 8).toString('latin1') === 'ftyp'
}

function isRiff(bytes: Buffer, what: string): boolean {
  return startsWith(bytes, Buffer.from('RIFF')) && bytes.subarray(8, 12).toString('latin1') === what
}
