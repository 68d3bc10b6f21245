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
  const hall = `[data-face=hall]{${rules(hallThemeOf(accent))}}[data-face=hall][data-theme=light]{${rules(hallByDayOf(accent))}}`
  // In the order and with the weight of tokens.css.
  return `:root,[data-lit=light]{${light}}[data-face=work][data-theme=dark],[data-lit=dark]{${dark}}@media (prefers-color-scheme:dark){[data-face=work]:not([data-theme=light]){${dark}}}${hall}`
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
    '--indigo-line': lightened(accent, 0.25, '#ffffff'),
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

/** The wall of a hall screen is the colour at night; words in it are white. */
export function hallThemeOf(accent: string) {
  const night = mix(accent, '#000000', 0.4)
  return {
    '--paper': night,
    '--card': mix(accent, '#000000', 0.28),
    '--foot': mix(accent, '#000000', 0.6),
    '--line': mix(night, '#ffffff', 0.2),
    '--edge': mix(night, '#ffffff', 0.55),
    '--indigo-soft': mix(night, '#ffffff', 0.14),
    '--ink-2': mix(accent, '#ffffff', 0.82),
  }
}

/** A hall full of daylight keeps its paper; only what is told by the colour changes. */
export function hallByDayOf(accent: string) {
  return { '--indigo-soft': mix(accent, '#ffffff', 0.9), '--strong': accent }
}

/** Lighter by a share, or by as much of it as lets what is written on it be read. */
function lightened(accent: string, share: number, written: string): string {
  const shares = [1, 0.85, 0.7, 0.55].map((part) => part * share)
  return shares.map((one) => mix(accent, '#ffffff', one)).find((one) => contrast(one, written) >= 4.5) ?? accent
}

function rules(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}
