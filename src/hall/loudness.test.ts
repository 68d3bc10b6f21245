import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { samplesOf } from '#platform/files/samples.ts'
import { wavOf } from '../../test/harness/sounds.ts'
import { loudness, loudnessFault, soundingPart } from './loudness.ts'
import { clips } from './vocabulary.ts'

const rate = 24_000
const tone = (volume: number, seconds = 1) =>
  Float32Array.from({ length: seconds * rate }, (_, i) => volume * Math.sin((2 * Math.PI * 440 * i) / rate))

test('a recording in which nothing is heard, or too little, or too much, is not taken', () => {
  assert.equal(loudnessFault(new Float32Array(rate)), 'silent')
  assert.equal(loudnessFault(tone(0.03)), 'soft')
  assert.equal(loudnessFault(tone(0.2)), undefined)
  assert.equal(loudnessFault(tone(3).map((one) => Math.max(-1, Math.min(1, one)))), 'overdriven')
})

test('all clips are brought to one loudness, and silence at their ends is not waited for', () => {
  const still = new Float32Array(rate / 2)
  const soft = tone(0.08)
  const clip = Float32Array.from([...still, ...soft, ...still])
  const { from, to, gain } = soundingPart(clip, rate)
  assert.ok(Math.abs(from - (rate / 2 - 0.012 * rate)) < 40, `from ${from}`)
  assert.ok(Math.abs(to - (1.5 * rate + 0.012 * rate)) < 40, `to ${to}`)
  assert.ok(Math.abs(loudness(soft) * gain - 0.14) < 0.01)
})

test('a recording is measured as WAV of any usual kind and as MP3', async () => {
  const wav = await samplesOf(wavOf(0.5), 'audio/wav')
  assert.equal(wav?.length, 12_000)
  assert.ok(wav && Math.abs(loudness(wav) - 8000 / 0x8000 / Math.SQRT2) < 0.01)
  assert.equal(await samplesOf(wavOf(0.5), 'audio/ogg'), undefined)
})

test('every clip that comes with the house passes what recordings of the mall have to pass', async () => {
  const folder = join(import.meta.dirname, '../sites/display/voice')
  for (const { name } of clips) {
    const samples = await samplesOf(await readFile(join(folder, `${name}.mp3`)), 'audio/mpeg')
    assert.ok(samples && samples.length > 1000, name)
    assert.equal(loudnessFault(samples), undefined, name)
  }
})
