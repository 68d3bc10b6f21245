/** Writes docs/voice: whole announcements as a hall hears them, from the same clips in the same order with the same pauses. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Sayable, speak } from '../../src/hall/speak.ts'

const root = join(import.meta.dirname, '../..')
const call = (ticket: string, number: string, isAgain = false): Sayable => ({
  ticket,
  counterCode: number,
  counterName: { id: `Loket ${number}`, en: `Counter ${number}` },
  isAgain,
})

function record(file: string, sayable: Sayable, english: boolean): void {
  const spoken = speak(sayable, { english, chime: true, own: new Set() })
  const inputs = spoken.flatMap((part) =>
    typeof part === 'number'
      ? ['-f', 'lavfi', '-t', String(part / 1000), '-i', 'anullsrc=r=24000:cl=mono']
      : ['-i', join(root, 'src/sites/display/voice', `${part}.mp3`)],
  )
  const joined = `${spoken.map((_, i) => `[${i}:a]`).join('')}concat=n=${spoken.length}:v=0:a=1[out]`
  const encoding = ['-map', '[out]', '-c:a', 'libmp3lame', '-b:a', '48k', '-map_metadata', '-1']
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    ...inputs,
    '-filter_complex',
    joined,
    ...encoding,
    join(root, 'docs/voice', file),
  ])
}

mkdirSync(join(root, 'docs/voice'), { recursive: true })
record('nomor-a-012-loket-2.mp3', call('A 012', '2'), true)
record('panggilan-ulang-kt-907-loket-23.mp3', call('KT 907', '23', true), false)
