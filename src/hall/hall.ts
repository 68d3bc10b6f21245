import type { FileKind } from '#platform/files/kind.ts'
import type { Named } from '#platform/words.ts'

/** How the hall screens of a mall behave. */
export type HallSettings = {
  /** English is said after Bahasa Indonesia. */
  readonly english: boolean
  readonly chime: boolean
  /** Pictures and films come when nothing was called for so long. */
  readonly quietSeconds: number
  readonly pictureSeconds: number
  /** Films are heard, on the screen that speaks, and are softer while it does. */
  readonly filmSound: boolean
}
export const usualHall: HallSettings = {
  english: false,
  chime: true,
  quietSeconds: 60,
  pictureSeconds: 12,
  filmSound: false,
}

/** A recording of the mall's own, in place of the clip of the same name. */
export type Recording = {
  readonly name: string
  readonly hash: string
  readonly seconds: number
  readonly recordedAt: Date
}

export type Medium = {
  readonly id: number
  readonly hash: string
  readonly kind: Extract<FileKind, 'picture' | 'film'>
  readonly alt: Named
  /** In which order they are shown. */
  readonly place: number
  /** First and last day, both included; null has no such end. */
  readonly shownFrom: string | null
  readonly shownUntil: string | null
  readonly size: number
  readonly width: number | null
  readonly height: number | null
}

export function isShownOn({ shownFrom, shownUntil }: Pick<Medium, 'shownFrom' | 'shownUntil'>, day: string): boolean {
  return (shownFrom === null || shownFrom <= day) && (shownUntil === null || day <= shownUntil)
}

/** What a screen shows: the calls of its zone, of every zone in its hall, or of one agency. */
export type ScreenSettings = {
  readonly shows: 'zone' | 'hall' | 'agency'
  readonly agency?: number | undefined
  readonly theme: 'dark' | 'light'
  /** `usual`: the first paired screen of the zone speaks unless another one is chosen. */
  readonly voice: 'usual' | 'speaks' | 'silent'
}
export const usualScreen: ScreenSettings = { shows: 'zone', theme: 'dark', voice: 'usual' }

/** From what a device keeps; whatever is not understood is as usual. */
export function screenSettings(kept: Readonly<Record<string, unknown>>): ScreenSettings {
  const one = <T extends string>(name: string, of: readonly T[], usual: T) =>
    of.includes(kept[name] as T) ? (kept[name] as T) : usual
  const agency = typeof kept.agency === 'number' ? kept.agency : undefined
  const shows = one('shows', ['zone', 'hall', 'agency'], 'zone')
  return {
    shows: shows === 'agency' && agency === undefined ? 'zone' : shows,
    agency,
    theme: one('theme', ['dark', 'light'], 'dark'),
    voice: one('voice', ['usual', 'speaks', 'silent'], 'usual'),
  }
}
