import sharp from 'sharp'
import { Refused } from '#platform/refused.ts'

export type Picture = { readonly bytes: Buffer; readonly type: string; readonly width: number; readonly height: number }

// Larger than any screen of a hall; beyond it a small file can be a bomb.
const mostPixels = 60_000_000
const longestSide = 3840

sharp.cache(false)
sharp.concurrency(1)

/**
 * The picture drawn anew: what was hidden behind it, where it was taken and with what camera stays behind. WebP, upright.
 * Refuses with `files.damaged` what cannot be drawn.
 */
export async function redraw(bytes: Buffer, longest = longestSide): Promise<Picture> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 84 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, type: 'image/webp', width: info.width, height: info.height }
  } catch {
    throw new Refused('files.damaged')
  }
}

/** A drawing that leaves nothing to be seen (all white, all outside its frame) is refused before anybody waits for it. */
export async function mustShow(drawing: Buffer): Promise<void> {
  try {
    const { channels } = await sharp(drawing, { limitInputPixels: mostPixels })
      .resize(96, 96, { fit: 'inside' })
      .stats()
    if (channels.some(({ stdev }) => stdev > 1)) return
  } catch {
    throw new Refused('files.damaged')
  }
  throw new Refused('files.drawingBlank')
}
