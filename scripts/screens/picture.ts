import type { Page } from 'playwright-core'
import type { BusyMall } from './busy-mall.ts'

/** A device of the morning, or somebody by the name they sign in with; nobody for the public pages. */
export type Who =
  | 'kiosk'
  | 'display'
  | `petugas.${string}`
  | 'manajer'
  | 'informasi'
  | 'koordinator.disdukcapil'
  | 'teknisi'

export type Picture = {
  readonly name: string
  readonly size: readonly [width: number, height: number]
  readonly path: string | ((mall: BusyMall) => string)
  readonly who?: Who
  readonly language?: 'en'
  /** The whole page, however long. */
  readonly isWhole?: boolean
  /** Its network is cut, so it is not waited for. */
  readonly isCutOff?: boolean
  /** When, in minutes of that Monday; 09.41 unless said. */
  readonly at?: number
  /** What somebody does before the picture is taken. */
  readonly before?: (page: Page, mall: BusyMall) => Promise<void>
}

/** Sizes of the real things, in CSS pixels. */
export const phone = [390, 844] as const
export const desktop = [1280, 800] as const
export const upright = [1080, 1920] as const
export const lying = [1920, 1080] as const
export const work = [1366, 768] as const
export const tablet = [1024, 768] as const
export const tabletUpright = [768, 1024] as const
/** A desk's screen at 200 % zoom. */
export const zoomed = [683, 384] as const
