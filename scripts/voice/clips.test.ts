import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { loudness, soundingPart } from '../../src/hall/loudness.ts'
import { clips } from '../../src/hall/vocabulary.ts'
import { samplesOf } from '../../src/platform/files/samples.ts'
import { rate } from './sound.ts'

const folder = join(import.meta.dirname, '../../src/sites/display/voice')

/** A clip as a screen plays it: cut where it is silent, and raised to the loudness of all. */
async function asPlayed(name: string): Promise<Float32Array> {
  const samples = await samplesOf(await readFile(join(folder, `${name}.mp3`)), 'audio/mpeg')
  assert.ok(samples, name)
  const { from, to, gain } = soundingPart(samples, rate)
  return samples.slice(from, to).map((one) => one * gain)
}

test('every word of the voice is as loud as the others, does not crackle, and is neither cut off nor empty', async () => {
  for (const { name } of clips) {
    const sound = await asPlayed(name)
    const decibels = 20 * Math.log10(loudness(sound) / 0.14)
    assert.ok(Math.abs(decibels) < 1, `${name} is ${decibels.toFixed(1)} dB from the others`)
    const peak = Math.max(...sound.map(Math.abs))
    assert.ok(peak < 0.95, `${name} peaks at ${peak.toFixed(2)} of full scale`)
    const seconds = sound.length / rate
    assert.ok(seconds > 0.2 && seconds < 3, `${name} lasts ${seconds.toFixed(2)} s`)
    const edge = Math.round(0.006 * rate)
    const atEnds = Math.max(
      ...[sound.subarray(0, edge), sound.subarray(-edge)].flatMap((end) => [...end].map(Math.abs)),
    )
    assert.ok(atEnds < 0.03, `${name} begins or ends in the middle of a sound (${atEnds.toFixed(3)})`)
  }
})
