import { MPEGDecoder } from 'mpg123-decoder'

/**
 * One channel of a recording, between -1 and 1, to be measured; undefined for what cannot be decoded here. WAV holds
 * samples as they are; MP3 by libmpg123 as WebAssembly, with nothing to install on the machine.
 */
export async function samplesOf(bytes: Buffer, type: string): Promise<Float32Array | undefined> {
  if (type === 'audio/wav') return wavSamples(bytes)
  return type === 'audio/mpeg' ? await mp3Samples(bytes) : undefined
}

async function mp3Samples(bytes: Buffer): Promise<Float32Array | undefined> {
  const decoder = new MPEGDecoder()
  try {
    await decoder.ready
    return decoder.decode(bytes).channelData[0]
  } catch {
    return undefined
  } finally {
    decoder.free()
  }
}

type Reading = { readonly width: number; readonly read: (at: number) => number }

function wavSamples(bytes: Buffer): Float32Array | undefined {
  let reading: Reading | undefined
  let step = 0
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.subarray(at, at + 4).toString('latin1')
    const size = bytes.readUInt32LE(at + 4)
    const body = at + 8
    if (name === 'fmt ' && body + 16 <= bytes.length) {
      step = bytes.readUInt16LE(body + 12)
      reading = readingOf(bytes, bytes.readUInt16LE(body), bytes.readUInt16LE(body + 14))
    }
    if (name === 'data')
      return reading && step > 0 ? samplesIn(bytes.subarray(0, body + size), body, step, reading) : undefined
    at = body + size + (size % 2)
  }
  return undefined
}

/** Whole numbers of 16, 24 or 32 bits, or floating point (RIFF formats 1 and 3; 65534 says it elsewhere and is one of them). */
function readingOf(bytes: Buffer, format: number, bits: number): Reading | undefined {
  if (format === 3 && bits === 32) return { width: 4, read: (at) => bytes.readFloatLE(at) }
  if (bits === 16) return { width: 2, read: (at) => bytes.readInt16LE(at) / 0x8000 }
  if (bits === 24) return { width: 3, read: (at) => bytes.readIntLE(at, 3) / 0x800000 }
  if (bits === 32) return { width: 4, read: (at) => bytes.readInt32LE(at) / 0x80000000 }
  return undefined
}

function samplesIn(bytes: Buffer, from: number, step: number, { width, read }: Reading): Float32Array {
  const count = Math.max(0, Math.floor((bytes.length - from - width) / step) + 1)
  return Float32Array.from({ length: count }, (_, i) => read(from + i * step))
}
