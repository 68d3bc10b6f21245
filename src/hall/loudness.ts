/** Samples between -1 and 1, one channel. Quieter than this is silence between words, not a word. */
const silence = 0.012
const sounds = 0.02
/** Mean over what sounds that all clips are brought to, and how far a recording may be raised for it. */
const target = 0.14
const mostGain = 6

export type SoundingPart = { readonly from: number; readonly to: number; readonly gain: number }

/** Where a clip begins and ends to sound (in samples, a breath of 12 ms around it), and how much louder it is to be played. */
export function soundingPart(samples: Float32Array, rate: number): SoundingPart {
  let from = 0
  let to = samples.length - 1
  while (from < to && Math.abs(samples[from] ?? 0) < silence) from++
  while (to > from && Math.abs(samples[to] ?? 0) < silence) to--
  const breath = Math.round(0.012 * rate)
  const gain = Math.min(mostGain, target / Math.max(loudness(samples), 0.001))
  return { from: Math.max(0, from - breath), to: Math.min(samples.length, to + breath), gain }
}

/** Root of the mean square over what sounds, not over the pauses; 0 for silence. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  let count = 0
  for (const one of samples) {
    if (Math.abs(one) <= sounds) continue
    sum += one * one
    count++
  }
  return count === 0 ? 0 : Math.sqrt(sum / count)
}

/** What is wrong with a recording, before anybody in the hall hears it: nothing in it, too soft to raise, or overdriven. */
export type LoudnessFault = 'silent' | 'soft' | 'overdriven'

/** Raised from here it would still be understood; below it the room behind the voice would be raised as well. */
const softest = 0.035
/** At full scale for so large a part of what sounds, a voice crackles. */
const mostAtFullScale = 0.02

export function loudnessFault(samples: Float32Array): LoudnessFault | undefined {
  const mean = loudness(samples)
  if (mean === 0) return 'silent'
  if (mean < softest) return 'soft'
  let sounding = 0
  let atFullScale = 0
  for (const one of samples) {
    const size = Math.abs(one)
    if (size > sounds) sounding++
    if (size >= 0.985) atFullScale++
  }
  return atFullScale / sounding > mostAtFullScale ? 'overdriven' : undefined
}
