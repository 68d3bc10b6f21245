const fadeSeconds = 0.4
const volume = 0.7
const volumes = new WeakMap<HTMLVideoElement, GainNode>()

/** A film comes softly and makes way for the voice: its sound fades before it stops, so that nothing breaks off. */
export const filmSound = {
  fadeIn(film: HTMLVideoElement, context: AudioContext | undefined): void {
    if (!context) return
    const gain = new GainNode(context, { gain: 0 })
    context.createMediaElementSource(film).connect(gain).connect(context.destination)
    gain.gain.linearRampToValueAtTime(volume, context.currentTime + fadeSeconds)
    volumes.set(film, gain)
  },
  fadeOut(film: HTMLVideoElement, context: AudioContext | undefined): Promise<void> {
    const gain = volumes.get(film)?.gain
    if (!gain || !context) return Promise.resolve()
    gain.cancelScheduledValues(context.currentTime)
    gain.setValueAtTime(gain.value, context.currentTime)
    gain.linearRampToValueAtTime(0, context.currentTime + fadeSeconds)
    return new Promise((resolve) => setTimeout(resolve, fadeSeconds * 1000))
  },
}
