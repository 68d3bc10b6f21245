import { rate } from './sound.ts'

/** Three soft strokes of a metal bar, going down: g, e, c. Heard over a hall's murmur without startling anybody. */
const strokes = [
  { at: 0, hertz: 783.99 },
  { at: 0.28, hertz: 659.25 },
  { at: 0.56, hertz: 523.25 },
]
/** A struck bar sounds with overtones that are not whole multiples, and the higher ones fade first. */
const partials = [
  { ratio: 1, loud: 1, fade: 3.2 },
  { ratio: 2.76, loud: 0.28, fade: 7 },
  { ratio: 5.4, loud: 0.1, fade: 14 },
]
const seconds = 1.5

export function chime(): Float32Array {
  const samples = new Float32Array(Math.round(seconds * rate))
  for (const { at, hertz } of strokes) {
    for (let i = Math.round(at * rate); i < samples.length; i++) {
      const t = i / rate - at
      const rise = Math.min(1, t / 0.004)
      for (const { ratio, loud, fade } of partials)
        samples[i] =
          (samples[i] ?? 0) + 0.2 * rise * loud * Math.exp(-fade * t) * Math.sin(2 * Math.PI * hertz * ratio * t)
    }
  }
  const out = Math.round(0.12 * rate)
  for (let i = 0; i < out; i++) samples[samples.length - 1 - i] = ((samples[samples.length - 1 - i] ?? 0) * i) / out
  return samples
}
