import { type Picture, readPng, writePng } from './png.ts'

const most = 256
/** The most common colours stay as they are; the rest of the places go to those that would be missed most. */
const common = 160

/** The same picture in 256 colours: a third of the size, and nobody sees which third. */
export function withFewColours(png: Buffer): Buffer {
  const picture = readPng(png)
  const counts = countColours(picture)
  const chosen = chooseColours(counts)
  const place = placesOf(counts.keys(), chosen)
  const pixels = new Uint8Array(picture.width * picture.height)
  for (let i = 0; i < pixels.length; i++) pixels[i] = place.get(colourAt(picture, i)) ?? 0
  return writePng({ ...picture, pixels, colours: new Uint8Array(chosen.flatMap((one) => [...partsOf(one)])) })
}

function countColours(picture: Picture): Map<number, number> {
  const counts = new Map<number, number>()
  for (let i = 0; i < picture.width * picture.height; i++) {
    const colour = colourAt(picture, i)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return counts
}

function chooseColours(counts: ReadonlyMap<number, number>): number[] {
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const chosen = byCount.slice(0, common).map(([colour]) => colour)
  const left = byCount.slice(common).map(([colour, count]) => ({ colour, count, distance: distanceTo(chosen, colour) }))
  while (chosen.length < most) {
    const missed = left.reduce((a, b) => (b.distance * b.count > a.distance * a.count ? b : a), nobody)
    if (missed.distance === 0) break
    chosen.push(missed.colour)
    for (const one of left) one.distance = Math.min(one.distance, distance(one.colour, missed.colour))
  }
  return chosen
}

const nobody = { colour: 0, count: 0, distance: 0 }

function placesOf(colours: Iterable<number>, chosen: readonly number[]): Map<number, number> {
  const places = new Map(chosen.map((colour, place) => [colour, place]))
  for (const colour of colours) {
    if (places.has(colour)) continue
    const best = distanceTo(chosen, colour)
    places.set(
      colour,
      chosen.findIndex((one) => distance(one, colour) === best),
    )
  }
  return places
}

function distanceTo(chosen: readonly number[], colour: number): number {
  return chosen.reduce((least, one) => Math.min(least, distance(one, colour)), Number.POSITIVE_INFINITY)
}

function distance(a: number, b: number): number {
  const [[r, g, b1], [r2, g2, b2]] = [partsOf(a), partsOf(b)]
  return (r - r2) ** 2 + (g - g2) ** 2 + (b1 - b2) ** 2
}

function colourAt({ pixels }: Picture, i: number): number {
  return ((pixels[3 * i] as number) << 16) | ((pixels[3 * i + 1] as number) << 8) | (pixels[3 * i + 2] as number)
}

function partsOf(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}
