import { Hono } from 'hono'
import { contrast, mix } from './colour.ts'

/** A mall may have a colour of its own in place of indigo, as long as white text on it and it on paper can be read. */
export function isUsableAccent(hex: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(hex) && contrast(hex, '#ffffff') >= 7
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
  const colours = {
    '--indigo': accent,
    '--indigo-deep': deep,
    '--indigo-soft': mix(accent, '#ffffff', 0.9),
    '--indigo-line': mix(accent, '#ffffff', 0.25),
    '--on-indigo-2': mix(accent, '#ffffff', 0.82),
    '--focus-ink': deep,
  }
  const rules = Object.entries(colours).map(([name, value]) => `${name}:${value}`)
  return `:root{${rules.join(';')}}`
}
