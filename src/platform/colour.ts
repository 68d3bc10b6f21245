import { hexOf, oklchOf } from './oklch.ts'

/** Contrast as WCAG 2.2 counts it: 4.5 for text, 3 for large text and for edges that one must see. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** So much of the second colour mixed into the first. */
export function mix(hex: string, into: string, share: number): string {
  const other = channels(into)
  return `#${channels(hex)
    .map((value, i) =>
      Math.round(value + ((other[i] ?? 0) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
}

/** White words on it can be read by weak eyes too, in the sun at the door: 7 to 1, WCAG 2.2 1.4.6. */
export function carriesWhite(hex: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(hex) && contrast(hex, '#ffffff') >= 7
}

/** The same hue and strength, darkened only as far as white words on it need; itself when it carries them already. */
export function nearestThatCarriesWhite(hex: string): string {
  if (carriesWhite(hex)) return hex.toLowerCase()
  const wished = oklchOf(hex)
  let [dark, light] = [0, wished.l]
  let nearest = '#000000'
  for (let i = 0; i < 16; i++) {
    const l = (dark + light) / 2
    const shown = hexOf({ ...wished, l })
    if (carriesWhite(shown)) [dark, nearest] = [l, shown]
    else light = l
  }
  return nearest
}
