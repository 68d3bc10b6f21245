import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { asset } from '#platform/assets.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankTokenOfPage } from '#platform/web/same-site.ts'
import { accentPath } from './accent.ts'
import { emblemPath } from './emblem.tsx'
import { Masthead, OfflineNotice, PageFoot } from './frame.tsx'
import { themeAsked } from './theme.ts'
import { words } from './words.ts'

const typeface = 'plus-jakarta-sans-latin-wght-normal.woff2'

export type Face = 'public' | 'work' | 'kiosk' | 'hall'
export type NavigationItem = { readonly href: string; readonly text: string; readonly isCurrent?: boolean | undefined }

export type PageOptions = {
  readonly title: string
  /** Sizes and targets: a citizen's phone, a desk, a kiosk, a hall screen. */
  readonly face?: Face | undefined
  readonly navigation?: readonly NavigationItem[] | undefined
  readonly footNavigation?: readonly NavigationItem[] | undefined
  /** At the right of the masthead: who is signed in, the clock. */
  readonly aside?: Child
  /** Names of the site's own styles and scripts: `['desk']`, `['desk.client']`. */
  readonly styles?: readonly string[] | undefined
  readonly scripts?: readonly string[] | undefined
  readonly status?: 200 | 403 | 404 | 409 | 422 | 429 | 500 | undefined
  /** True for a page whose body brings its own masthead, main and full width (hall screen, kiosk, desk). */
  readonly isBare?: boolean | undefined
  /** The content brings its own `.inner` columns (a band over the whole width). */
  readonly isFullWidth?: boolean | undefined
  readonly description?: string | undefined
  /** A hall screen is dark unless it is set up to be light. */
  readonly theme?: 'dark' | 'light' | undefined
  /** More for the head of a public page: its one address, how it is shown where it is shared. */
  readonly head?: Child
  /** Something is wrong with the form on the page: said in the title, which a screen reader reads first. */
  readonly hasErrors?: boolean | undefined
}

/** Answers with a whole page in the mall's frame. A page with a live section brings the script that moves it. */
export async function page(c: Ask, options: PageOptions, body: Child): Promise<Response> {
  const content = String(
    await (
      <Body c={c} options={options}>
        {body}
      </Body>
    ),
  )
  const html = String(await (<Document c={c} options={options} content={content} />))
  if (options.status) c.status(options.status)
  return c.html(`<!doctype html>${c.var.fillForms(html)}`)
}

type DocumentProps = { c: Ask; options: PageOptions; content: string }

function Document({ c, options, content }: DocumentProps) {
  const { mall, language } = c.var
  const title = options.hasErrors ? words[language].errorTitle(options.title) : options.title
  const isLive = content.includes(' data-live="')
  const scripts = [
    isLive && 'live.client',
    options.hasErrors && 'ui.client',
    content.includes(' data-module="govuk-') && 'forms.client',
    ...(options.scripts ?? []),
  ].filter((name) => typeof name === 'string')
  // A page without a form does not pay for one. At work a live section may bring a form later.
  const hasForms = options.face === 'work' || content.includes('govuk-')
  return (
    <html lang={language} data-face={options.face ?? 'public'} data-mall={mall.code} data-theme={themeOf(c, options)}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${mall.shortName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {options.head}
        {options.description && <meta name="description" content={options.description} />}
        <meta name="theme-color" content={mall.accent ?? '#24306b'} />
        {isLive && raw(blankTokenOfPage)}
        <link rel="preload" href={asset(typeface)} as="font" type="font/woff2" crossorigin="anonymous" />
        {mall.emblem ? (
          <link rel="icon" href={emblemPath(mall.emblem.hash)} type={mall.emblem.type} />
        ) : (
          <link rel="icon" href={asset('roof.svg')} type="image/svg+xml" />
        )}
        {['base', ...(hasForms ? ['forms'] : []), ...(options.styles ?? [])].map((name) => (
          <link rel="stylesheet" href={asset(name)} />
        ))}
        {mall.accent && <link rel="stylesheet" href={accentPath(mall.accent)} />}
        {scripts.map((name) => (
          <script type="module" src={asset(name)} />
        ))}
        {isLive &&
          !content.includes('http-equiv="refresh"') &&
          raw('<noscript><meta http-equiv="refresh" content="15"/></noscript>')}
      </head>
      {raw(content)}
    </html>
  )
}

/** People choose at work; a hall screen is set up, and a sample shows both; paper and the public's pages are always light. */
function themeOf(c: Ask, { face, theme }: PageOptions): string | undefined {
  return face === 'work' ? (theme ?? themeAsked(c)) : theme
}

function Body({ c, options, children }: { c: Ask; options: PageOptions; children?: Child }) {
  return (
    <body>
      {options.isBare ? (
        children
      ) : (
        <Framed c={c} options={options}>
          {children}
        </Framed>
      )}
    </body>
  )
}

function Framed({ c, options, children }: { c: Ask; options: PageOptions; children?: Child }) {
  return (
    <>
      <a class="skip" href="#isi">
        {words[c.var.language].skip}
      </a>
      <Masthead c={c} options={options} />
      <OfflineNotice c={c} />
      <main id="isi" class={options.isFullWidth ? undefined : 'inner'} tabindex={-1}>
        {children}
      </main>
      <PageFoot c={c} navigation={options.footNavigation ?? []} />
    </>
  )
}
