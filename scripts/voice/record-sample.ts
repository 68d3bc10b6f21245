/** Writes docs/voice: whole announcements as a hall hears them. `node --import tsx scripts/voice/record-sample.ts`; needs ffmpeg. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from './compose.ts'
import { samples } from './samples.ts'
import { rate } from './sound.ts'

const folder = join(import.meta.dirname, '../../docs/voice')
const raw = ['-f', 'f32le', '-ac', '1', '-ar', String(rate)]
const encoding = ['-c:a', 'libmp3lame', '-b:a', '48k', '-map_metadata', '-1', '-y']

mkdirSync(folder, { recursive: true })
for (const [name, spoken] of Object.entries(samples)) {
  const input = Buffer.from((await compose(spoken)).buffer)
  execFileSync('ffmpeg', ['-v', 'error', ...raw, '-i', '-', ...encoding, join(folder, `${name}.mp3`)], { input })
}
