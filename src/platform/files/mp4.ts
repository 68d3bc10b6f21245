/** The boxes of an MP4 (ISO/IEC 14496-12) that say how long it is and whether it holds pictures or only sound. */
export type Mp4Facts = { readonly seconds: number; readonly has: readonly string[] }

const most = 20_000

export function mp4Facts(bytes: Buffer): Mp4Facts | undefined {
  const has: string[] = []
  let seconds: number | undefined
  let looked = 0
  const walk = (from: number, to: number): boolean => {
    for (let at = from; at + 8 <= to; ) {
      if (++looked > most) return false
      const box = boxAt(bytes, at, to)
      if (!box) return false
      if (['moov', 'trak', 'mdia'].includes(box.name) && !walk(box.body, box.end)) return false
      if (box.name === 'hdlr') has.push(bytes.subarray(box.body + 8, box.body + 12).toString('latin1'))
      if (box.name === 'mvhd') seconds = movieSeconds(bytes.subarray(box.body, box.end))
      at = box.end
    }
    return true
  }
  return walk(0, bytes.length) && seconds !== undefined ? { seconds, has } : undefined
}

function boxAt(bytes: Buffer, at: number, to: number) {
  const said = bytes.readUInt32BE(at)
  const isLarge = said === 1 && at + 16 <= to
  const size = isLarge ? Number(bytes.readBigUInt64BE(at + 8)) : said === 0 ? to - at : said
  const head = isLarge ? 16 : 8
  if (size < head || at + size > to) return undefined
  return { name: bytes.subarray(at + 4, at + 8).toString('latin1'), body: at + head, end: at + size }
}

function movieSeconds(body: Buffer): number | undefined {
  const isLong = body[0] === 1
  if (body.length < (isLong ? 32 : 20)) return undefined
  const scale = body.readUInt32BE(isLong ? 20 : 12)
  const length = isLong ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16)
  return scale > 0 && length > 0 ? length / scale : undefined
}
