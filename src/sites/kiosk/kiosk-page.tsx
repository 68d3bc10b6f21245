import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { pairedAs } from '#account/device/device.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Fault } from '#platform/web/error-edge.ts'
import { ButtonLink } from '#ui/button.tsx'
import { faultPage } from '#ui/fault-page.tsx'
import { showLive } from '#ui/live.tsx'
import { type PageOptions, page } from '#ui/page.tsx'
import { words as uiWords } from '#ui/words.ts'
import { Dialogs } from './dialogs.tsx'
import { doorsSection } from './doors-section.tsx'
import { Bar, Head, Upper } from './frame.tsx'
import { start } from './start.ts'
import { viewOf } from './view.ts'
import { words } from './words.ts'

type KioskOptions = {
  readonly title: string
  /** Where Kembali leads; absent on the first screen, where there is nothing to cancel either. */
  readonly back?: string | undefined
  /** Seconds without a touch until the first screen comes back; in the last twenty the screen asks. */
  readonly idleSeconds?: number | undefined
  readonly isHome?: boolean | undefined
  /** The number is given: there is nothing left to cancel here. */
  readonly isDone?: boolean | undefined
  readonly status?: PageOptions['status']
}

/** One screen of the kiosk: name and languages above, one decision in the middle, the same three ways out below. */
export async function kioskPage(c: Ask, options: KioskOptions, body: Child): Promise<Response> {
  // The first screen is read anew as well: it says whether the mall is open.
  const { title, status, isHome, idleSeconds = isHome ? 300 : 60 } = options
  const { isLow, isStrong } = viewOf(c)
  c.header('cache-control', 'no-store')
  return await page(
    c,
    { title, status, face: 'kiosk', isBare: true, styles: ['kiosk'], scripts: ['kiosk.client'] },
    <div
      class={['kiosk', isLow && 'low', isStrong && 'strong'].filter(Boolean).join(' ')}
      data-idle={idleSeconds}
      data-home={start}
      data-first={isHome ? '' : undefined}
      data-follows={c.req.method === 'GET' && !status && !options.isDone ? '' : undefined}
    >
      {raw(`<noscript><meta http-equiv="refresh" content="${idleSeconds * 2};url=${start}"/></noscript>`)}
      <a class="skip" href="#isi">
        {uiWords[c.var.language].skip}
      </a>
      {isLow && <Upper c={c} name={c.var.mall.shortName} />}
      <Head c={c} />
      <div class="offline">
        <p class="inner" role="status">
          {words[c.var.language].offline}
        </p>
      </div>
      <main id="isi" tabindex={-1} data-speak>
        <div class="inner">{body}</div>
      </main>
      <Bar c={c} back={options.back} mayCancel={!isHome && !options.isDone} isDone={options.isDone === true} />
      <Dialogs language={c.var.language} />
      {/* A press that was refused at the door of the house knows of no mall yet. */}
      {'inMall' in c.var && pairedAs(c.var.actor, 'kiosk') && (await showLive(c, doorsSection, {}))}
    </div>,
  )
}

/** A refusal or a fault on a kiosk: what happened, and back to the first screen, never to a page that leads away. */
export async function kioskFaultPage(c: Ask, fault: Fault): Promise<Response> {
  if (!c.var.formats) return await faultPage(c, fault)
  const says = uiWords[c.var.language].faults
  const title = fault.status >= 500 ? says.fault : fault.status === 404 ? says.notFound : says.refused
  return await kioskPage(
    c,
    { title, status: fault.status as PageOptions['status'], idleSeconds: 40 },
    <>
      <h1>{title}</h1>
      <p>{fault.sentence ?? fault.key}</p>
      {fault.reference && <p class="quiet">{`${uiWords[c.var.language].reference} ${fault.reference}`}</p>}
      <ButtonLink href={start}>{words[c.var.language].fault.home}</ButtonLink>
    </>,
  )
}
