import { Hono } from 'hono'
import { contrast, mix } from './colour.ts'

/** A mall may have a colour of its own in place of indigo, as long as white text on it and it on paper can be read. */
export function isUsableAccent(hex: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(hex) && contrast(hex, '#ffffff') >= 7
}

/** The same hue, darkened only as far as white text on it needs. */
export function nearestUsableAccent(hex: string): string {
  for (let share = 0; share < 1; share += 0.01) {
    const darker = mix(hex, '#000000', share)
    if (isUsableAccent(darker)) return darker
  }
  return '#24306b'
}

export function accentPath(accent: string): string {
  return `/assets/accent/${accent.slice(1).toLowerCase()}.css`
}

export function accentRoutes(): Hono {
  const routes = new Hono()
  routes.get('/assets/accent/:name{[0-9a-f]{6}\\.css}', (c) => {
    const accent = `#${c.req.param('name').slice(0, 6)}`
    return c.body(isUsableAccent(accent) ? themeOf(accent) : '', 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  return routes
}

function themeOf(accent: string): string {
  const deep = mix(accent, '#000000', 0.4)
  const light = {
    '--indigo': accent,
    '--indigo-deep': deep,
    '--indigo-soft': mix(accent, '#ffffff', 0.9),
    '--indigo-line': mix(accent, '#ffffff', 0.25),
    '--on-indigo-2': mix(accent, '#ffffff', 0.82),
    '--focus-ink': deep,
  }
  const dark = rules(darkThemeOf(accent))
  // In the order and with the weight of tokens.css.
  return `:root{${rules(light)}}[data-face=work][data-theme=dark]{${dark}}@media (prefers-color-scheme:dark){[data-face=work]:not([data-theme=light]){${dark}}}`
}

/** On a dark screen the band is a little lighter than the colour itself, and words in it much lighter. */
export function darkThemeOf(accent: string) {
  return {
    '--indigo': lightened(accent, 0.12),
    '--indigo-deep': accent,
    '--indigo-soft': mix(accent, '#1b2040', 0.7),
    '--indigo-line': lightened(accent, 0.3),
    '--on-indigo-2': mix(accent, '#ffffff', 0.88),
    '--strong': mix(accent, '#ffffff', 0.72),
  }
}

/** Lighter by a share, as long as white can still be read on it. */
function lightened(accent: string, share: number): string {
  const lighter = mix(accent, '#ffffff', share)
  return contrast(lighter, '#ffffff') >= 4.5 ? lighter : accent
}

function rules(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}
