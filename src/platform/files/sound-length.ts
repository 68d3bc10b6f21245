/** How long a sound is, read from its own structure; undefined when that structure does not hold to its end. */
export function wavSeconds(bytes: Buffer): number | undefined {
  let perSecond = 0
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.subarray(at, at + 4).toString('latin1')
    const size = bytes.readUInt32LE(at + 4)
    if (name === 'fmt ' && size >= 16 && at + 24 <= bytes.length) perSecond = bytes.readUInt32LE(at + 16)
    if (name === 'data') return perSecond > 0 && at + 8 + size <= bytes.length ? size / perSecond : undefined
    at += 8 + size + (size % 2)
  }
  return undefined
}

/** The last page says how many samples there were; the first says how many come in a second (Opus counts in 48 kHz). */
export function oggSeconds(bytes: Buffer): number | undefined {
  const opus = bytes.indexOf('OpusHead')
  const vorbis = bytes.indexOf('\u0001vorbis', 0, 'latin1')
  const rate = opus > 0 && opus < 200 ? 48_000 : vorbis > 0 && vorbis < 200 ? bytes.readUInt32LE(vorbis + 12) : 0
  let samples = 0
  let at = 0
  while (at < bytes.length) {
    if (bytes.subarray(at, at + 4).toString('latin1') !== 'OggS' || at + 27 > bytes.length) return undefined
    const segments = bytes[at + 26] ?? 0
    const body = bytes.subarray(at + 27, at + 27 + segments).reduce((sum, one) => sum + one, 0)
    const granule = bytes.readBigInt64LE(at + 6)
    if (granule > 0n) samples = Number(granule)
    at += 27 + segments + body
  }
  return rate > 0 && samples > 0 && at === bytes.length ? samples / rate : undefined
}

const rates = [44_100, 48_000, 32_000]
const bitrates1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const bitrates2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

/** Layer III frames from the first to the last; anything else between or after them is not a sound. */
export function mp3Seconds(bytes: Buffer): number | undefined {
  let at = afterId3(bytes)
  let seconds = 0
  while (at + 4 <= bytes.length && !isTagAtEnd(bytes, at)) {
    const frame = frameAt(bytes, at)
    if (!frame) return undefined
    seconds += frame.seconds
    at += frame.length
  }
  return seconds > 0 ? seconds : undefined
}

function afterId3(bytes: Buffer): number {
  if (bytes.subarray(0, 3).toString('latin1') !== 'ID3' || bytes.length < 10) return 0
  const size = [6, 7, 8, 9].reduce((sum, i) => sum * 128 + ((bytes[i] ?? 0) & 127), 0)
  return 10 + size
}

function isTagAtEnd(bytes: Buffer, at: number): boolean {
  return bytes.subarray(at, at + 3).toString('latin1') === 'TAG' && bytes.length - at === 128
}

function frameAt(bytes: Buffer, at: number): { seconds: number; length: number } | undefined {
  const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
  const version = (b >> 3) & 3
  const isLayer3 = ((b >> 1) & 3) === 1
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || version === 1 || !isLayer3) return undefined
  const isFirst = version === 3
  const kilobits = (isFirst ? bitrates1 : bitrates2)[(c >> 4) - 1]
  const fullRate = rates[(c >> 2) & 3]
  if (!kilobits || !fullRate) return undefined
  const rate = fullRate / (isFirst ? 1 : version === 2 ? 2 : 4)
  const samples = isFirst ? 1152 : 576
  return { seconds: samples / rate, length: Math.floor(((samples / 8) * kilobits * 1000) / rate) + ((c >> 1) & 1) }
}
