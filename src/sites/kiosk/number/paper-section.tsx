import { z } from 'zod'
import { pairedAs } from '#account/device/device.ts'
import { liveSection } from '#platform/live.ts'
import type { Ask } from '#platform/web/env.ts'
import { type Paper, readPapers } from '#printing/read-printers.ts'
import { showLive } from '#ui/live.tsx'
import { PaperView } from './paper-view.tsx'

/** Whether the sheet of a number came out of this kiosk's printer: it says nothing of whose number it is. */
export const paperSection = liveSection({
  name: 'kiosk.paper',
  params: z.object({ visit: z.coerce.number().int().positive() }),
  allow: (actor) => pairedAs(actor, 'kiosk') !== undefined,
  topics: ({ visit }) => [`visit:${visit}`],
  load: (tx, { all }): Promise<ReadonlyMap<number, Paper>> =>
    readPapers(tx, [...new Set(all.map(({ visit }) => visit))]),
  render: (papers, { visit }, { language }) => (
    <PaperView visitId={visit} paper={papers.get(visit)} language={language} />
  ),
})

export function showPaper(c: Ask, visit: number) {
  return showLive(c, paperSection, { visit }, { class: 'paper' })
}
