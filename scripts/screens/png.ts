import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture as the browser takes it: rows of red, green, blue. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }
/** At most 256 colours, and for each pixel the place of its colour. */
export type Indexed = {
  readonly width: number
  readonly height: number
  readonly colours: Uint8Array
  readonly pixels: Uint8Array
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Reads the one kind of PNG that the browser writes: eight bits of three colours, not interlaced. */
export function readPng(png: Buffer): Picture {
  const data: Buffer[] = []
  let [width, height] = [0, 0]
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      ;[width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)]
      if (body.readUInt32BE(8) >>> 8 !== 0x080200 || body[12] !== 0) throw new Error('another kind of PNG')
    }
    if (kind === 'IDAT') data.push(body)
    at += length + 12
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(data)), width * 3, height) }
}

/** Each row says how its bytes were told from the byte to the left, above, and above to the left. */
function unfilter(raw: Buffer, stride: number, height: number): Uint8Array {
  const pixels = new Uint8Array(stride * height)
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)]
    for (let i = 0; i < stride; i++) {
      const at = row * stride + i
      const left = i < 3 ? 0 : (pixels[at - 3] as number)
      const above = row === 0 ? 0 : (pixels[at - stride] as number)
      const corner = i < 3 || row === 0 ? 0 : (pixels[at - stride - 3] as number)
      pixels[at] = (raw[row * (stride + 1) + 1 + i] as number) + expected(filter, left, above, corner)
    }
  }
  return pixels
}

function expected(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  return filter === 4 ? nearest(left, above, corner) : 0
}

function nearest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)]
  const toCorner = Math.abs(left + above - 2 * corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

export function writePng({ width, height, colours, pixels }: Indexed): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt16BE(0x0803, 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  const parts = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 }))]
  return Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))])
}

function chunk(kind: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  whole.set(named, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
