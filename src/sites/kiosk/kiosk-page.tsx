import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import type { Fault } from '#platform/web/error-edge.ts'
import { type Language, languages } from '#platform/words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { faultPage } from '#ui/fault-page.tsx'
import { DemonstrationNotice } from '#ui/frame.tsx'
import { Icon, Roof } from '#ui/icon.tsx'
import { type PageOptions, page } from '#ui/page.tsx'
import { words as uiWords } from '#ui/words.ts'
import { words } from './words.ts'

/** Home, in the mall's first language again: the next person is somebody else. */
export const start = '/kiosk?lang=id'

type KioskOptions = {
  readonly title: string
  /** Where Kembali leads; absent on the first screen, where there is nothing to cancel either. */
  readonly back?: string | undefined
  /** Seconds without a touch until the first screen comes back. */
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
  c.header('cache-control', 'no-store')
  return await page(
    c,
    { title, status, face: 'kiosk', isBare: true, styles: ['kiosk'], scripts: ['kiosk.client'] },
    <div class="kiosk" data-idle={idleSeconds} data-home={start}>
      {raw(`<noscript><meta http-equiv="refresh" content="${idleSeconds * 2};url=${start}"/></noscript>`)}
      <a class="skip" href="#isi">
        {uiWords[c.var.language].skip}
      </a>
      <Head c={c} />
      <div class="offline">
        <p class="inner" role="status">
          {words[c.var.language].offline}
        </p>
      </div>
      <main id="isi" class="inner" tabindex={-1} data-speak>
        {body}
      </main>
      <Bar c={c} options={options} />
    </div>,
  )
}

function Head({ c }: { c: Ask }) {
  return (
    <header>
      <div class="band masthead">
        <div class="inner">
          <a class="home" href={start}>
            <Roof />
            <span>{c.var.mall.shortName}</span>
          </a>
          <nav class="languages" aria-label={words[c.var.language].languages}>
            {languages.map((language) => (
              <LanguageLink c={c} language={language} />
            ))}
          </nav>
        </div>
      </div>
      <DemonstrationNotice c={c} />
    </header>
  )
}

/** The same screen with the same choice in the other language. */
function LanguageLink({ c, language }: { c: Ask; language: Language }) {
  const url = new URL(c.req.url)
  url.searchParams.set('lang', language)
  const isCurrent = language === c.var.language
  return (
    <a
      href={`${url.pathname}${url.search}`}
      lang={language}
      hreflang={language}
      aria-current={isCurrent ? 'true' : undefined}
    >
      {uiWords[language].otherLanguage[language]}
    </a>
  )
}

function Bar({ c, options }: { c: Ask; options: KioskOptions }) {
  const says = words[c.var.language].bar
  return (
    <nav class="bar" aria-label={says.label}>
      <div class="inner">
        {options.back && (
          <ButtonLink href={options.back} kind="quiet">
            {says.back}
          </ButtonLink>
        )}
        <button type="button" class="button quiet" data-speaks hidden>
          <Icon name="sound" />
          <span>{says.speak}</span>
        </button>
        {!options.isHome && !options.isDone && (
          <ButtonLink href={start} kind="quiet">
            {says.cancel}
          </ButtonLink>
        )}
      </div>
    </nav>
  )
}

/** A refusal or a fault on a kiosk: what happened, and back to the first screen, never to a page that leads away. */
export async function kioskFaultPage(c: Ask, fault: Fault): Promise<Response> {
  if (!c.var.formats) return await faultPage(c, fault)
  const says = uiWords[c.var.language].faults
  const title = fault.status >= 500 ? says.fault : fault.status === 404 ? says.notFound : says.refused
  return await kioskPage(
    c,
    { title, status: fault.status as PageOptions['status'], idleSeconds: 20 },
    <>
      <h1>{title}</h1>
      <p>{fault.sentence ?? fault.key}</p>
      {fault.reference && <p class="quiet">{`${uiWords[c.var.language].reference} ${fault.reference}`}</p>}
      <ButtonLink href={start}>{words[c.var.language].fault.home}</ButtonLink>
    </>,
  )
}
