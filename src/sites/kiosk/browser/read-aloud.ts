// Older Android calls Bahasa Indonesia "in".
const tagsOf: Readonly<Record<string, RegExp>> = { id: /^(id|in)\b/i, en: /^en\b/i }

/** Offered only where the device has a voice for the language of the screen: a machine that reads it wrongly helps nobody. */
export function readAloud(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-speaks]')
  if (!button || !('speechSynthesis' in window)) return
  const says = button.querySelector('span')
  const speak = says?.textContent ?? ''
  const show = (isReading: boolean) => {
    if (says) says.textContent = isReading ? (button.dataset.hush ?? '') : speak
  }
  const offer = () => {
    button.hidden = !voice()
  }
  offer()
  speechSynthesis.addEventListener('voiceschanged', offer)
  addEventListener('pagehide', () => speechSynthesis.cancel())
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel()
    const lines = linesOf(document.querySelector<HTMLElement>('[data-speak]')?.innerText ?? '')
    lines.forEach((line, i) => {
      const words = new SpeechSynthesisUtterance(line)
      words.lang = document.documentElement.lang === 'id' ? 'id-ID' : 'en'
      words.voice = voice() ?? null
      words.onstart = () => show(true)
      if (i === lines.length - 1) words.onend = () => show(false)
      words.onerror = () => show(false)
      speechSynthesis.speak(words)
    })
  })
}

function voice(): SpeechSynthesisVoice | undefined {
  const tag = tagsOf[document.documentElement.lang]
  const voices = speechSynthesis.getVoices().filter(({ lang }) => tag?.test(lang))
  // One that the device itself has speaks without network as well.
  return voices.find(({ localService }) => localService) ?? voices[0]
}

/** A line at a time: some browsers stop in the middle of a long text. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
