import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clips } from '#hall/vocabulary.ts'

const folder = join(import.meta.dirname, 'voice')

type StandardClip = { readonly bytes: Uint8Array<ArrayBuffer>; readonly tag: string }

/** The voice that comes with the house, read once at the first need: all of it together is under a megabyte. */
let read: ReadonlyMap<string, StandardClip> | undefined
export function standardClips(): ReadonlyMap<string, StandardClip> {
  // One that is missing must not silence the others; the screens say so on the floor.
  read ??= new Map(clips.flatMap(({ name }) => (existsSync(pathOf(name)) ? [[name, clipOf(name)] as const] : [])))
  return read
}

function pathOf(name: string): string {
  return join(folder, `${name}.mp3`)
}

function clipOf(name: string): StandardClip {
  const bytes = new Uint8Array(readFileSync(pathOf(name)))
  return { bytes, tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 16) }
}
