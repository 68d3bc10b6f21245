import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { carriesWhite, contrast, nearestThatCarriesWhite } from '#platform/colour.ts'
import fc from '../../test/harness/any.ts'
import { accentRoutes, darkThemeOf, hallByDayOf, hallThemeOf, lightThemeOf } from './accent.ts'

const tokens = readFileSync(join(import.meta.dirname, 'css/parts/tokens.css'), 'utf8')
const light = colours(':root')
const hall = { ...light, ...colours('[data-face="hall"]') }
const hallByDay = { ...hall, ...colours('[data-face="hall"][data-theme="light"]') }

const dark = { ...light, ...colours('[data-face="work"][data-theme="dark"]') }

/** Text on what is under it. */
const read = [
  'ink/paper',
  'ink/card',
  'ink-2/paper',
  'ink-2/card',
  'ink/indigo-soft',
  'strong/paper',
  'strong/card',
  'on-indigo/indigo',
  'on-indigo/indigo-deep',
  'on-indigo/indigo-line',
  'on-indigo-2/indigo',
  'soga-ink/soga-soft',
  'leaf-ink/leaf-soft',
  'marigold-ink/marigold-soft',
  'brick-ink/brick-soft',
  'brick-ink/card',
  'brick-ink/paper',
  'on-marigold/marigold',
]
/** Edges of what one types into or presses, and the ring around what has the focus. */
const seen = [
  'edge/card',
  'edge/paper',
  'strong/card',
  'strong/paper',
  'focus-ink/paper',
  'focus-ink/card',
  'focus/indigo',
  'focus/indigo-deep',
]

test('every text can be read on what is under it: contrast of 4.5 at least, on pages and on hall screens', () => {
  const weak = read.flatMap((pair) => [
    measure(pair, light, 4.5),
    ...(isOfPagesOnly(pair) ? [] : [measure(pair, hall, 4.5), measure(pair, hallByDay, 4.5)]),
  ])
  const foot = ['ink/foot', 'on-marigold/marigold', 'brick-soft/brick-ink'].flatMap((pair) => [
    measure(pair, hall, 4.5),
    measure(pair, hallByDay, 4.5),
  ])
  assert.deepEqual([...weak, ...foot].filter(Boolean), [])
})

test('edges and the ring of the focus are seen: contrast of 3 at least', () => {
  assert.deepEqual(seen.map((pair) => measure(pair, light, 3)).filter(Boolean), [])
})

test('a dark screen at work is read and seen as well as a light one', () => {
  const weak = [...read.map((pair) => measure(pair, dark, 4.5)), ...seen.map((pair) => measure(pair, dark, 3))]
  assert.deepEqual(weak.filter(Boolean), [])
})

test('dark by the device and dark by choice are one and the same', () => {
  const byDevice = colours('[data-face="work"]:not([data-theme="light"])')
  assert.ok(Object.keys(byDevice).length > 20)
  assert.deepEqual(byDevice, colours('[data-face="work"][data-theme="dark"]'))
})

test('contrast is counted as the guidelines count it', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
})

test("a mall's own colour is taken when white can be read on it, and otherwise indigo stays", async () => {
  assert.equal(carriesWhite('#7a1f3d'), true)
  assert.equal(carriesWhite('#f2b632'), false)
  assert.equal(carriesWhite('red;} body{display:none'), false)
  const theme = await (await accentRoutes().request('/assets/accent/7a1f3d.css')).text()
  assert.match(theme, /^:root,\[data-lit=light\]\{--indigo:#7a1f3d;/)
  assert.match(theme, /prefers-color-scheme:dark/)
  assert.equal(await (await accentRoutes().request('/assets/accent/f2b632.css')).text(), '')
  const sample = await (await accentRoutes().request('/assets/accent/7a1f3d-shown.css')).text()
  assert.match(sample, /^\.accent-shown/)
  assert.doesNotMatch(sample, /:root|data-face/)
  const [, soft = ''] = /--indigo-soft:(#\w+)/.exec(theme) ?? []
  assert.ok(contrast(soft, '#1d2233') > 4.5)
})

test("a mall's colour on a dark screen is made light enough for words and dark enough for white on it", () => {
  fc.assert(
    fc.property(fc.nat(0xffffff), (value) => {
      const accent = nearestThatCarriesWhite(`#${value.toString(16).padStart(6, '0')}`)
      const [byDay, shown] = [lightThemeOf(accent), darkThemeOf(accent)]
      const pairs = [
        [shown['--indigo'], '#ffffff'],
        [shown['--indigo'], shown['--on-indigo-2']],
        [shown['--strong'], '#1b2040'],
        [byDay['--indigo'], byDay['--on-indigo-2']],
        [byDay['--indigo'], '#fbf8f1'],
        [byDay['--indigo-soft'], '#1d2233'],
      ] as const
      for (const [a, b] of pairs) assert.ok(contrast(a, b) >= 4.5, `${accent}: ${a} on ${b} ${contrast(a, b)}`)
    }),
  )
})

test("a hall screen has the mall's colour as well, and every word on it is read as before", async () => {
  const theme = await (await accentRoutes().request('/assets/accent/7a1f3d.css')).text()
  assert.match(theme, /\[data-face=hall\]\{--paper:#491325;/)
  assert.match(theme, /\[data-face=hall\]\[data-theme=light\]\{[^}]*--strong:#7a1f3d/)
  // Nothing that is indigo on the screen as delivered is left out.
  const usual = '#24306b'
  const own = Object.keys(hallThemeOf(usual)).map((name) => name.slice(2))
  const bluish = Object.entries(colours('[data-face="hall"]')).filter(([, hex]) => hex !== '#ffffff' && isBluish(hex))
  assert.deepEqual(
    bluish.map(([name]) => name).filter((name) => !own.includes(name)),
    [],
  )
  fc.assert(
    fc.property(fc.nat(0xffffff), (value) => {
      const accent = nearestThatCarriesWhite(`#${value.toString(16).padStart(6, '0')}`)
      const plain = (of: Record<string, string>) =>
        Object.fromEntries(Object.entries(of).map(([name, hex]) => [name.slice(2), hex]))
      const byNight = { ...hall, ...plain(lightThemeOf(accent)), ...plain(hallThemeOf(accent)) }
      const byDay = { ...hallByDay, ...plain(lightThemeOf(accent)), ...plain(hallByDayOf(accent)) }
      for (const shown of [byNight, byDay]) {
        const texts = [...read.filter((pair) => !isOfPagesOnly(pair)), 'marigold/paper', 'ink/foot']
        const weak = texts.map((pair) =>
          shown === byDay && pair.startsWith('marigold/') ? '' : measure(pair, shown, 4.5),
        )
        const edges = ['edge/card', 'edge/paper'].map((pair) => measure(pair, shown, 3))
        assert.deepEqual([...weak, ...edges].filter(Boolean), [], accent)
      }
    }),
  )
})

function isBluish(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return blue > red + 8 && blue > green + 8
}

// Forms that came back are never on a hall screen.
function isOfPagesOnly(pair: string): boolean {
  return pair.startsWith('brick-ink/') && !pair.endsWith('soft')
}

function measure(pair: string, from: Record<string, string>, least: number): string | undefined {
  const [a = '', b = ''] = pair.split('/').map((name) => colourOf(name, from))
  const found = contrast(a, b)
  return found < least ? `${pair} ${a} on ${b}: ${found.toFixed(2)}` : undefined
}

function colourOf(name: string, from: Record<string, string>): string {
  const value = from[name] ?? ''
  const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? []
  return other ? colourOf(other, from) : value
}

function colours(selector: string): Record<string, string> {
  // A selector may stand in a list with others.
  const at = [`${selector} {`, `${selector},`].map((text) => tokens.indexOf(text)).find((found) => found >= 0)
  const block = tokens.slice(at ?? tokens.length).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6}|var\(--[\w-]+\))/g)].map(([, name, value]) => [name, value]),
  )
}
