import { Hono } from 'hono'
import { carriesWhite, contrast, mix } from '#platform/colour.ts'

export function accentPath(accent: string): string {
  return `/assets/accent/${accent.slice(1).toLowerCase()}.css`
}

/** The same colours, only inside `.accent-shown`: what a colour would look like before it is chosen. */
export function accentPreviewPath(accent: string): string {
  return accentPath(accent).replace('.css', '-shown.css')
}

/** A mall may have a colour of its own in place of indigo; one on which white cannot be read changes nothing. */
export function accentRoutes(): Hono {
  const routes = new Hono()
  routes.get('/assets/accent/:name{[0-9a-f]{6}(-shown)?\\.css}', (c) => {
    const name = c.req.param('name')
    const accent = `#${name.slice(0, 6)}`
    const style = name.includes('-shown') ? shownOf : themeOf
    return c.body(carriesWhite(accent) ? style(accent) : '', 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  return routes
}

function themeOf(accent: string): string {
  const light = rules(lightThemeOf(accent))
  const dark = rules(darkThemeOf(accent))
  // In the order and with the weight of tokens.css.
  return `:root,[data-lit=light]{${light}}[data-face=work][data-theme=dark],[data-lit=dark]{${dark}}@media (prefers-color-scheme:dark){[data-face=work]:not([data-theme=light]){${dark}}}`
}

function shownOf(accent: string): string {
  return `.accent-shown[data-lit=light]{${rules(lightThemeOf(accent))}}.accent-shown[data-lit=dark]{${rules(darkThemeOf(accent))};--link:var(--strong)}`
}

export function lightThemeOf(accent: string) {
  const deep = mix(accent, '#000000', 0.4)
  return {
    '--indigo': accent,
    '--indigo-deep': deep,
    '--indigo-soft': mix(accent, '#ffffff', 0.9),
    '--indigo-line': mix(accent, '#ffffff', 0.25),
    '--on-indigo-2': mix(accent, '#ffffff', 0.82),
    '--focus-ink': deep,
  }
}

/** On a dark screen the band is a little lighter than the colour itself, and words in it much lighter. */
export function darkThemeOf(accent: string) {
  const quieter = mix(accent, '#ffffff', 0.88)
  return {
    '--indigo': lightened(accent, 0.12, quieter),
    '--indigo-deep': accent,
    '--indigo-soft': mix(accent, '#1b2040', 0.7),
    '--indigo-line': lightened(accent, 0.3, '#ffffff'),
    '--on-indigo-2': quieter,
    '--strong': mix(accent, '#ffffff', 0.72),
  }
}

/** Lighter by a share, as long as what is written on it can still be read. */
function lightened(accent: string, share: number, written: string): string {
  const lighter = mix(accent, '#ffffff', share)
  return contrast(lighter, written) >= 4.5 ? lighter : accent
}

function rules(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}
