import type { Zone } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { OfflineNotice } from '#ui/frame.tsx'
import { Roof } from '#ui/icon.tsx'
import { showLive } from '#ui/live.tsx'
import { page } from '#ui/page.tsx'
import { hallClock, hallZone } from './live.ts'
import { words } from './words.ts'

/** One screen of one zone, full. Nobody touches it: no links, nothing to press. */
export async function showScreen(c: Ask, zone: Zone, { isPaired }: { isPaired: boolean }): Promise<Response> {
  const { mall, language } = c.var
  return await page(
    c,
    { title: words[language].title, face: 'hall', isBare: true, styles: ['display'], scripts: ['display.client'] },
    <div class="screen" data-paired={isPaired ? 'yes' : undefined}>
      <header>
        <Roof />
        <h1>{mall.name[language]}</h1>
        <p class="hall">{zone.hallName[language]}</p>
        {await showLive(c, hallClock, {}, { class: 'clock' })}
      </header>
      <OfflineNotice c={c} />
      {await showLive(c, hallZone, { zone: zone.id }, { tag: 'main', class: 'zone' })}
    </div>,
  )
}
