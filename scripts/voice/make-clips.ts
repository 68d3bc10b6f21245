/**
 * Makes the voice of the hall, by hand, when the vocabulary changes:
 *   apt install espeak-ng ffmpeg && node --import tsx scripts/voice/make-clips.ts
 * Each clip is spoken by espeak-ng, cut where it is silent, made equally loud, and kept as a small MP3 in
 * src/sites/display/voice, which is committed: neither program is needed to run the house. See README.md beside this.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Clip, clips } from '../../src/hall/vocabulary.ts'
import { chime } from './chime.ts'
import { equallyLoud, rate, trimmed } from './sound.ts'

const folder = join(import.meta.dirname, '../../src/sites/display/voice')
/** espeak-ng's own formant voices. Not its MBROLA voices: those forbid commercial use. */
const voices = { id: { voice: 'id', speed: 145, pitch: 42 }, en: { voice: 'en-gb', speed: 150, pitch: 42 } } as const

function speak({ language, text }: Clip): Float32Array {
  const { voice, speed, pitch } = voices[language]
  // A comma keeps the voice up: the clip stands within a sentence.
  const wav = execFileSync('espeak-ng', [
    '-v',
    voice,
    '-s',
    String(speed),
    '-p',
    String(pitch),
    '-a',
    '150',
    '--stdout',
    `${text},`,
  ])
  // The low rumble goes; what makes consonants clear in a loud hall is lifted a little.
  const filters = 'highpass=f=90,treble=g=4:f=2500'
  return samplesOf(
    execFileSync('ffmpeg', ['-v', 'error', '-i', '-', '-af', filters, ...raw, '-'], { input: wav, maxBuffer: 1e8 }),
  )
}

const raw = ['-f', 'f32le', '-ac', '1', '-ar', String(rate)]

function samplesOf(bytes: Buffer): Float32Array {
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

function keep(name: string, samples: Float32Array): void {
  const file = join(folder, `${name}.mp3`)
  mkdirSync(dirname(file), { recursive: true })
  const encoding = ['-c:a', 'libmp3lame', '-b:a', '40k', '-map_metadata', '-1', '-id3v2_version', '0', '-f', 'mp3']
  writeFileSync(
    file,
    execFileSync('ffmpeg', ['-v', 'error', ...raw, '-i', '-', ...encoding, '-'], {
      input: Buffer.from(samples.buffer),
    }),
  )
}

rmSync(folder, { recursive: true, force: true })
for (const clip of clips)
  keep(clip.name, clip.name.endsWith('/phrase-chime') ? chime() : equallyLoud(trimmed(speak(clip))))
