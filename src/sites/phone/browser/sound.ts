/** A browser makes no sound before somebody asked for it; the first press lets it, and shows how it sounds. */
let audio: AudioContext | undefined
let isOn = false

export function offerSound(button: HTMLButtonElement): void {
  button.hidden = !('AudioContext' in window)
  button.addEventListener('click', () => {
    isOn = !isOn
    button.setAttribute('aria-pressed', String(isOn))
    if (isOn) chime()
  })
}

/** Two falling tones, as in the hall. */
export function chimeIfWanted(): void {
  if (isOn) chime()
}

function chime(): void {
  audio ??= new AudioContext()
  void audio.resume()
  for (const [i, pitch] of [659, 523].entries()) {
    const [tone, loudness] = [audio.createOscillator(), audio.createGain()]
    const from = audio.currentTime + i * 0.45
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.4, from)
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.9)
    tone.connect(loudness).connect(audio.destination)
    tone.start(from)
    tone.stop(from + 0.9)
  }
}
