// Older Android calls Bahasa Indonesia "in".
const tagsOf: Readonly<Record<string, RegExp>> = { id: /^(id|in)\b/i, en: /^en\b/i }
/** Kept until the first screen comes back: who had one screen read aloud hears the next as well. */
const memory = 'kiosk:reads'

/** Offered only where the device has a voice for the language of the screen: a machine that reads it wrongly helps nobody. */
export function readAloud(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-speaks]')
  if (!button || !('speechSynthesis' in window)) return
  if (document.querySelector('[data-first]')) sessionStorage.removeItem(memory)
  const says = button.querySelector('span')
  const speak = says?.textContent ?? ''
  const show = (isReading: boolean) => {
    if (says) says.textContent = isReading ? (button.dataset.hush ?? '') : speak
  }
  const screen = () => read(document.querySelector<HTMLElement>('[data-speak]'), show)
  const offer = () => {
    const isNew = button.hidden && canRead()
    button.hidden = !canRead()
    if (isNew && wantsReading()) screen()
  }
  offer()
  speechSynthesis.addEventListener('voiceschanged', offer)
  addEventListener('pagehide', () => speechSynthesis.cancel())
  button.addEventListener('click', () => {
    if (isReading()) {
      sessionStorage.removeItem(memory)
      return speechSynthesis.cancel()
    }
    sessionStorage.setItem(memory, 'yes')
    screen()
  })
}

/** Whether the device has a voice for that language; voices may come a moment after the page. */
export function canRead(language: string = document.documentElement.lang): boolean {
  return 'speechSynthesis' in window && voiceFor(language) !== undefined
}

export function isReading(): boolean {
  return 'speechSynthesis' in window && speechSynthesis.speaking
}

/** What comes up by itself is read to whoever has the screens read aloud. */
export function readIfWanted(place: HTMLElement): void {
  if (wantsReading() && canRead()) read(place)
}

function wantsReading(): boolean {
  return sessionStorage.getItem(memory) === 'yes'
}

function read(place: HTMLElement | null, show: (isReading: boolean) => void = () => undefined): void {
  const lines = linesOf(place?.innerText ?? '')
  lines.forEach((line, i) => {
    const words = new SpeechSynthesisUtterance(line)
    words.lang = document.documentElement.lang === 'id' ? 'id-ID' : 'en'
    words.voice = voiceFor(document.documentElement.lang) ?? null
    words.onstart = () => show(true)
    if (i === lines.length - 1) words.onend = () => show(false)
    words.onerror = () => show(false)
    speechSynthesis.speak(words)
  })
}

function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const tag = tagsOf[language]
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
