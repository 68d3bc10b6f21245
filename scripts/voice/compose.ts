import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { soundingPart } from '../../src/hall/loudness.ts'
import type { Spoken } from '../../src/hall/speak.ts'
import { samplesOf } from '../../src/platform/files/samples.ts'
import { rate } from './sound.ts'

const folder = join(import.meta.dirname, '../../src/sites/display/voice')

/** What a hall hears, as samples: the clips cut, levelled and joined by the rules by which a screen plays them. */
export async function compose(spoken: Spoken): Promise<Float32Array> {
  const parts = await Promise.all(spoken.map(samplesOfPart))
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

async function samplesOfPart(part: string | number): Promise<Float32Array> {
  if (typeof part === 'number') return new Float32Array(Math.round((part / 1000) * rate))
  const samples = await samplesOf(await readFile(join(folder, `${part}.mp3`)), 'audio/mpeg')
  if (!samples) throw new Error(`${part} cannot be read`)
  const { from, to, gain } = soundingPart(samples, rate)
  return samples.slice(from, to).map((one) => one * gain)
}
