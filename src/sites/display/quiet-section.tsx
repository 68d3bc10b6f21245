import { pairedAs } from '#account/device/device.ts'
import type { HallSettings, Medium } from '#hall/hall.ts'
import { hallSettings, mediaOn } from '#hall/read-hall.ts'
import { dayAt } from '#mall/day.ts'
import { liveSection, noParams } from '#platform/live.ts'

type QuietSnapshot = { readonly media: readonly Medium[]; readonly settings: HallSettings }

/** What the page's script shows when nothing is called. */
export type ShownMedium = { readonly path: string; readonly isFilm: boolean; readonly alt: string }
export type Quiet = {
  readonly media: readonly ShownMedium[]
  readonly pictureSeconds: number
  readonly filmSound: boolean
}

/** Pictures and films of quiet moments. A section of its own, so that a call does not begin a film anew. */
export const hallQuiet = liveSection<Record<string, never>, QuietSnapshot>({
  name: 'hall.quiet',
  params: noParams,
  allow: (actor) => actor.kind === 'staff' || pairedAs(actor, 'display') !== undefined,
  topics: () => ['mall'],
  // The first and the last day of a picture come without anybody saying so.
  everySeconds: 300,
  load: async (tx, { mall, now }) => ({
    media: await mediaOn(tx, dayAt(now, mall.timeZone)),
    settings: await hallSettings(tx),
  }),
  render: ({ media, settings: { pictureSeconds, filmSound } }, _, { language }) => {
    const quiet: Quiet = {
      media: media.map(({ id, hash, kind, alt }) => ({
        path: `/screens/media/${id}?v=${hash.slice(0, 12)}`,
        isFilm: kind === 'film',
        alt: alt[language],
      })),
      pictureSeconds,
      filmSound,
    }
    return <span data-media={JSON.stringify(quiet)} />
  },
})
