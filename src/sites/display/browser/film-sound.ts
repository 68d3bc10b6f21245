const fadeSeconds = 0.4
const full = 0.7
/** Beneath a voice, but not gone: 17 dB less. */
const soft = 0.1
const volumes = new WeakMap<HTMLVideoElement, GainNode>()

/** A film comes softly, makes way for the voice without stopping, and fades before it ends, so that nothing breaks off. */
export const filmSound = {
  fadeIn(film: HTMLVideoElement, context: AudioContext | undefined): void {
    if (!context) return
    const gain = new GainNode(context, { gain: 0 })
    context.createMediaElementSource(film).connect(gain).connect(context.destination)
    volumes.set(film, gain)
    bring(film, full)
  },
  /** While somebody is called the film is heard beneath the voice; afterwards as before. */
  soften(film: HTMLVideoElement): void {
    bring(film, soft)
  },
  raise(film: HTMLVideoElement): void {
    bring(film, full)
  },
  fadeOut(film: HTMLVideoElement): Promise<void> {
    if (!volumes.has(film)) return Promise.resolve()
    bring(film, 0)
    return new Promise((resolve) => setTimeout(resolve, fadeSeconds * 1000))
  },
}

const wanted = new WeakMap<GainNode, number>()

function bring(film: HTMLVideoElement, to: number): void {
  const volume = volumes.get(film)
  // Asked for again on the way, the fade goes on as it is.
  if (!volume || wanted.get(volume) === to) return
  wanted.set(volume, to)
  const { gain, context } = volume
  gain.cancelScheduledValues(context.currentTime)
  gain.setValueAtTime(gain.value, context.currentTime)
  gain.linearRampToValueAtTime(to, context.currentTime + fadeSeconds)
}
