export const rate = 24_000

const silence = 0.012
const margin = Math.round(0.012 * rate)

/** Without the silence at both ends; a breath of it stays, and the ends fade so that nothing clicks. */
export function trimmed(samples: Float32Array): Float32Array {
  let from = 0
  let to = samples.length - 1
  while (from < to && Math.abs(samples[from] ?? 0) < silence) from++
  while (to > from && Math.abs(samples[to] ?? 0) < silence) to--
  const cut = samples.slice(Math.max(0, from - margin), Math.min(samples.length, to + margin))
  const fade = Math.round(0.006 * rate)
  for (let i = 0; i < fade && i < cut.length; i++) {
    cut[i] = ((cut[i] ?? 0) * i) / fade
    cut[cut.length - 1 - i] = ((cut[cut.length - 1 - i] ?? 0) * i) / fade
  }
  return cut
}

const target = 0.14
const highest = 0.89

/** The same loudness for each: the mean over what sounds, not over the pauses; peaks are rounded off, not cut. */
export function equallyLoud(samples: Float32Array): Float32Array {
  const sounding = samples.filter((one) => Math.abs(one) > 0.02)
  const mean = Math.sqrt(sounding.reduce((sum, one) => sum + one * one, 0) / Math.max(1, sounding.length))
  const gain = target / Math.max(mean, 0.001)
  return samples.map((one) => highest * Math.tanh((one * gain) / highest))
}
