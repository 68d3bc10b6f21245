/** The tones of a picture that stands by itself: as in ui/css/parts/tokens.css, which a file cannot ask. */
export const ink = { text: '#1d2233', soft: '#4a5166', line: '#d9d4c7', paper: '#ffffff' } as const
export const tones = {
  indigo: '#24306b',
  soga: '#8a4b1f',
  leaf: '#1c6b46',
  brick: '#a8321f',
  grey: '#4a5166',
} as const
export type Tone = keyof typeof tones

/** A tone on paper with this share of itself, as a colour of its own: not every program that prints knows opacity. */
export function softened(tone: Tone, share: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(tones[tone].slice(at, at + 2), 16))
  const mixed = parts.map((part) => Math.round(255 - (255 - part) * share))
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
