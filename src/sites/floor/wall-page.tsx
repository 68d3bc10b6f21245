import type { PropsWithChildren } from 'hono/jsx'
import { allow } from '#account/allow.ts'
import type { Ask } from '#platform/web/env.ts'
import { Emblem } from '#ui/emblem.tsx'
import { OfflineNotice } from '#ui/frame.tsx'
import { showLive } from '#ui/live.tsx'
import { page } from '#ui/page.tsx'
import { floorFigures, floorWall, floorWallDay, isWallScreen } from './live.ts'
import { words } from './words.ts'

/** The floor on a screen in the back office: to look at from five metres, nothing to press, nobody named. */
export async function showWall(c: Ask): Promise<Response> {
  const { mall, language, actor } = c.var
  if (!isWallScreen(actor)) allow(actor, 'floor.read')
  const says = words[language]
  return await page(
    c,
    { title: says.wall, face: 'hall', isBare: true, styles: ['wall'] },
    <div class="wall">
      <header>
        <Named isLink={actor.kind === 'staff'}>
          <Emblem of={mall} />
          <h1>{mall.name[language]}</h1>
        </Named>
        <p>{says.wall}</p>
      </header>
      <OfflineNotice c={c} />
      <main>
        {await showLive(c, floorWall, {}, { class: 'wall-now' })}
        {await showLive(c, floorFigures, {}, { class: 'wall-figures' })}
        <section class="wall-day" aria-label={says.today}>
          {await showLive(c, floorWallDay, {})}
        </section>
      </main>
    </div>,
  )
}

/** Whoever sits at it finds the way back; a screen that only hangs there has nothing to press. */
function Named({ isLink, children }: PropsWithChildren<{ isLink: boolean }>) {
  return isLink ? <a href="/floor">{children}</a> : children
}
