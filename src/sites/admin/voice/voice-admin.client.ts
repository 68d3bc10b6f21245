/** Clips are heard where they stand in the list, one at a time. Without this script the link opens the clip. */
let playing: HTMLAudioElement | undefined

document.addEventListener('click', (event) => {
  const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[data-listen]')
  if (!link) return
  event.preventDefault()
  playing?.pause()
  playing = new Audio(link.href)
  const sound = playing
  link.setAttribute('aria-busy', 'true')
  for (const end of ['ended', 'pause', 'error']) sound.addEventListener(end, () => link.removeAttribute('aria-busy'))
  void sound.play().catch(() => link.removeAttribute('aria-busy'))
})

const rate = 24_000

/**
 * What telephones record (M4A, OGG) is turned into WAV here, which the house can measure. What the browser cannot play
 * is sent as it is, and refused in words.
 */
document.addEventListener('change', async ({ target }) => {
  const input = target as HTMLInputElement
  if (input.type !== 'file' || !input.accept.startsWith('audio/')) return
  const files = [...(input.files ?? [])]
  if (files.every(isMeasurable)) return
  const button = input.form?.querySelector<HTMLButtonElement>('button')
  if (button) button.disabled = true
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(isMeasurable(file) ? file : await asWav(file).catch(() => file))
  input.files = chosen.files
  if (button) button.disabled = false
})

function isMeasurable({ name }: File): boolean {
  return /\.(wav|mp3)$/i.test(name)
}

async function asWav(file: File): Promise<File> {
  const context = new OfflineAudioContext(1, 1, rate)
  const samples = (await context.decodeAudioData(await file.arrayBuffer())).getChannelData(0)
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2))
  const text = (at: number, word: string) => {
    for (const [i, sign] of [...word].entries()) view.setUint8(at + i, sign.charCodeAt(0))
  }
  text(0, 'RIFF')
  view.setUint32(4, 36 + samples.length * 2, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  for (const [i, one] of samples.entries()) view.setInt16(44 + i * 2, Math.max(-1, Math.min(1, one)) * 0x7fff, true)
  return new File([view.buffer], file.name.replace(/\.\w+$/, '.wav'), { type: 'audio/wav' })
}
