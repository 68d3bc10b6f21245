import { soundingPart } from '#hall/loudness.ts'
import type { Spoken } from '#hall/speak.ts'

/** A clip as it is played: without the silence at its ends, and as loud as all others. */
export type Clip = {
  readonly buffer: AudioBuffer
  readonly from: number
  readonly length: number
  readonly gain: number
}

/** Clips are fetched once, decoded once, and joined on the clock of the sound card, so that nothing gapes or clicks. */
export function openSound(context: AudioContext, version: () => string) {
  const clips = new Map<string, Promise<Clip | undefined>>()
  let fetchedAs = version()

  function clipOf(name: string): Promise<Clip | undefined> {
    if (fetchedAs !== version()) {
      clips.clear()
      fetchedAs = version()
    }
    const clip = clips.get(name) ?? fetchClip(context, name)
    clips.set(name, clip)
    // What could not be fetched is tried again the next time.
    void clip.then((found) => found ?? clips.delete(name))
    return clip
  }

  /** All parts, or undefined when one of them is missing: half a call would send people astray. */
  async function load(spoken: Spoken): Promise<readonly (Clip | number)[] | undefined> {
    const parts = await Promise.all(spoken.map((part) => (typeof part === 'number' ? part : clipOf(part))))
    return parts.every((part) => part !== undefined) ? (parts as (Clip | number)[]) : undefined
  }

  return {
    load,
    fetchAhead: async (names: readonly string[]) => {
      let missing = 0
      for (const name of names) if (!(await clipOf(name))) missing++
      return missing
    },
  }
}

async function fetchClip(context: AudioContext, name: string): Promise<Clip | undefined> {
  try {
    const answer = await fetch(`/voice/${name}`, { signal: AbortSignal.timeout(8_000) })
    if (!answer.ok) return undefined
    const buffer = await context.decodeAudioData(await answer.arrayBuffer())
    const { from, to, gain } = soundingPart(buffer.getChannelData(0), buffer.sampleRate)
    return { buffer, from: from / buffer.sampleRate, length: (to - from) / buffer.sampleRate, gain }
  } catch {
    return undefined
  }
}

export function secondsOf(parts: readonly (Clip | number)[]): number {
  return parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part / 1000 : part.length), 0)
}

/** When the sound's clock has not moved for so long, nothing sounds. A slow machine moves it slowly, and is waited for. */
const stalledAfterMs = 5_000

/** Plays them one after the other; ends with the last of them. False when nothing moved: a machine without loudspeaker. */
export function play(context: AudioContext, parts: readonly (Clip | number)[]): Promise<boolean> {
  let at = context.currentTime + 0.06
  let last: AudioBufferSourceNode | undefined
  for (const part of parts) {
    if (typeof part === 'number') {
      at += part / 1000
      continue
    }
    const volume = new GainNode(context, { gain: part.gain })
    volume.connect(context.destination)
    last = new AudioBufferSourceNode(context, { buffer: part.buffer })
    last.connect(volume)
    last.start(at, part.from, part.length)
    at += part.length
  }
  const source = last
  if (!source) return Promise.resolve(true)
  return new Promise((resolve) => {
    let seen = context.currentTime
    const end = (isHeard: boolean) => {
      clearInterval(watch)
      resolve(isHeard)
    }
    const watch = setInterval(() => {
      if (context.currentTime === seen) end(false)
      seen = context.currentTime
    }, stalledAfterMs)
    source.onended = () => end(true)
  })
}
