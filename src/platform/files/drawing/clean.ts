import { Refused } from '#platform/refused.ts'
import { attributes, elements, isLocal, isPlainValue, leftOut, paints, shapes } from './allowed.ts'
import { type Element, readXml } from './read-xml.ts'

export type Drawing = { readonly bytes: Buffer; readonly width: number; readonly height: number }

// With the frame of a public page and everything on it, an emblem shares 30 KB over the wire.
const mostKilobytes = 60

/** Whether the bytes begin as an SVG does; whether they are a good one is for `cleanDrawing` to say. */
export function looksLikeDrawing(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4096).toString('utf8')
  return /^\uFEFF?\s*(<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>?\s*)*<(svg|!DOCTYPE svg)[\s>]/i.test(
    start,
  )
}

/**
 * The drawing written anew from what is allowed, and nothing else of it. Refuses `files.damaged`, and with
 * `files.drawingHas` what a drawing must not have: it is told rather than taken away, since the picture would change.
 */
export function cleanDrawing(bytes: Buffer): Drawing {
  const root = readXml(textOf(bytes))
  if (root?.name !== 'svg') throw new Refused('files.damaged')
  const [x, y, width, height] = boxOf(root)
  const names = namesOf(root)
  const inside = root.children.map((child) => write(child, names)).join('')
  if (!/<(path|rect|circle|ellipse|line|polyline|polygon)\b/.test(inside)) throw new Refused('files.drawingBlank')
  const paint = [...saidOf(root)].filter(([name]) => paints.has(name))
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}"${attributesOf(paint)}>${inside}</svg>`
  if (text.length > mostKilobytes * 1024) throw new Refused('files.drawingTooDetailed', { kilobytes: mostKilobytes })
  return { bytes: Buffer.from(text), width, height }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('files.damaged')
  }
}

function boxOf({ attributes: said }: Element): readonly [number, number, number, number] {
  const box = said
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number)
  const size = ['width', 'height'].map((name) => Number.parseFloat(said.get(name) ?? ''))
  const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = box ?? [0, 0, ...size]
  const isGood = [x, y, width, height].every((one) => Number.isFinite(one) && Math.abs(one) < 100_000)
  if (!isGood || width <= 0 || height <= 0) throw new Refused('files.drawingNoSize')
  return [x, y, width, height]
}

/** What carries which id. */
function namesOf(element: Element, names = new Map<string, string>()): ReadonlyMap<string, string> {
  const id = element.attributes.get('id')
  if (id) names.set(id, element.name)
  for (const child of element.children) namesOf(child, names)
  return names
}

function write(element: Element, names: ReadonlyMap<string, string>): string {
  const { name, children } = element
  // Of another kind than the drawing: what a program noted for itself.
  if (name.includes(':') || leftOut.has(name)) return ''
  if (!elements.has(name) || name === 'svg') throw new Refused('files.drawingHas', { what: `<${name}>` })
  const said = saidOf(element)
  const target = referenceOf(element)
  if (name === 'use') {
    // Only a shape is repeated: repetitions of repetitions could grow without end.
    if (!target || !shapes.has(names.get(target.slice(1)) ?? '')) return ''
  }
  if (target) said.set('href', target)
  const inside = children.map((child) => write(child, names)).join('')
  return inside === '' ? `<${name}${attributesOf(said)}/>` : `<${name}${attributesOf(said)}>${inside}</${name}>`
}

/** What is allowed of what the element says, `style` included. Refuses what would run or load. */
function saidOf({ attributes: given }: Element): Map<string, string> {
  const said = new Map<string, string>()
  for (const [name, value] of given) {
    if (/^on/i.test(name)) throw new Refused('files.drawingHas', { what: name })
    mustBeLocal(value)
    if (attributes.has(name)) keep(said, name, value)
  }
  for (const part of (given.get('style') ?? '').split(';')) {
    const cut = part.indexOf(':')
    const name = part.slice(0, cut).trim().toLowerCase()
    if (paints.has(name)) keep(said, name, part.slice(cut + 1).trim())
  }
  return said
}

function keep(said: Map<string, string>, name: string, value: string): void {
  const local = /^url\(\s*['"]?(#[\w.:-]+)['"]?\s*\)$/.exec(value.trim())?.[1]
  if (local) said.set(name, `url(${local})`)
  else if (name === 'id' ? isLocal(`#${value}`) : isPlainValue(value)) said.set(name, value)
}

function mustBeLocal(value: string): void {
  for (const [, address = ''] of value.matchAll(/(?:url|image|image-set|src)\s*\(\s*['"]?([^'")]*)/gi))
    if (!isLocal(address.trim())) throw new Refused('files.drawingHas', { what: 'url()' })
  if (/(javascript|data|vbscript)\s*:|expression\s*\(|@import/i.test(value))
    throw new Refused('files.drawingHas', { what: value.trim().slice(0, 20) })
}

function referenceOf({ attributes: given }: Element): string | undefined {
  const reference = given.get('href') ?? given.get('xlink:href')
  if (reference === undefined) return undefined
  if (!isLocal(reference)) throw new Refused('files.drawingHas', { what: `href="${reference.slice(0, 20)}"` })
  return reference
}

function attributesOf(said: Iterable<readonly [string, string]>): string {
  return [...said]
    .map(([name, value]) => ` ${name}="${value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`)
    .join('')
}
