import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { samplesOf } from '#platform/files/samples.ts'
import { compose } from './compose.ts'
import { samples } from './samples.ts'
import { rate } from './sound.ts'

test('the recordings in the docs are what a hall hears today', async () => {
  for (const [name, spoken] of Object.entries(samples)) {
    const kept = await samplesOf(
      await readFile(join(import.meta.dirname, `../../docs/voice/${name}.mp3`)),
      'audio/mpeg',
    )
    assert.ok(kept)
    const likeness = alike(envelope(kept), envelope(await compose(spoken)))
    assert.ok(likeness > 0.97, `${name}: ${likeness.toFixed(3)}; make it anew with scripts/voice/record-sample.ts`)
  }
})

test('another announcement would be noticed', async () => {
  const [one, other] = Object.values(samples)
  assert.ok(one && other)
  const changed = one.map((part) => (part === 'id/digit-0' ? 'id/digit-9' : part))
  assert.ok(alike(envelope(await compose(one)), envelope(await compose(changed))) < 0.97)
})

/** Loudness of each 20 ms. */
function envelope(sound: Float32Array): number[] {
  const step = rate / 50
  return Array.from({ length: Math.ceil(sound.length / step) }, (_, i) => {
    const piece = sound.subarray(i * step, (i + 1) * step)
    return Math.sqrt(piece.reduce((sum, one) => sum + one * one, 0) / piece.length)
  })
}

/** 1 for the same course of loudness; an encoder may delay it by a little. */
function alike(a: readonly number[], b: readonly number[]): number {
  return Math.max(...[0, 1, 2, 3, 4].flatMap((shift) => [cosine(a.slice(shift), b), cosine(a, b.slice(shift))]))
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0)
  const size = (of: readonly number[]) => Math.sqrt(of.reduce((sum, one) => sum + one * one, 0))
  return dot / (size(a) * size(b))
}
