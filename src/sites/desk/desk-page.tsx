import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import { Emblem } from '#ui/emblem.tsx'
import { DemonstrationNotice, LanguageSwitch, OfflineNotice } from '#ui/frame.tsx'
import { News, showLive } from '#ui/live.tsx'
import { type PageOptions, page } from '#ui/page.tsx'
import { Notice } from '#ui/parts.tsx'
import { words as frameWords } from '#ui/words.ts'
import { deskAsked } from './asked.ts'
import type { Desk } from './desk.ts'
import { KeptActs } from './kept-view.tsx'
import { deskKeys, KeysSheet } from './keys-sheet.tsx'
import { deskHead, deskHere, deskUndo, deskWaiting } from './live.ts'
import { words } from './words.ts'

/** What became of a press, when the desk itself does not show it. */
type Told = { readonly sentence: string; readonly isRefusal?: boolean }

/** An officer's desk: who waits, who is here, what is needed. A refusal is said above it, and the desk goes on. */
export async function showDesk(c: Ask, desk: Desk, told?: Told): Promise<Response> {
  const { language, actor, mall } = c.var
  const says = words[language]
  const params = { agency: desk.agency.id, counter: desk.counter.id, me: actor.kind === 'staff' ? actor.id : 0 }
  const options: PageOptions = {
    title: desk.counter.name[language],
    face: 'work',
    isBare: true,
    styles: ['desk'],
    scripts: ['desk.client', 'news.client'],
    ...(told?.isRefusal ? { status: 409 } : {}),
  }
  return await page(
    c,
    options,
    <div class="desk">
      <a class="skip" href="#isi">
        {frameWords[language].skip}
      </a>
      <header>
        <div class="band desk-band">
          <a class="home" href="/desk" aria-label={says.chooseCounter}>
            <Emblem of={mall} />
          </a>
          {await showLive(c, deskHead, params, { class: 'head' })}
          <Who c={c} />
        </div>
        <OfflineNotice c={c} />
        <DemonstrationNotice c={c} />
        {desk.directory.mall.rehearsingSince && <p class="rehearsal">{says.rehearsal}</p>}
      </header>
      <KeptActs c={c} base={`/desk/${desk.counter.code}`} afterwards="stay" />
      {await showAsked(c)}
      {told && (
        <div class="refusal" data-takes-focus tabindex={-1}>
          <Notice tone={told.isRefusal ? 'bad' : 'plain'} isNews>
            {told.sentence}
          </Notice>
        </div>
      )}
      <main id="isi" class="columns" tabindex={-1} data-mall={mall.code}>
        {await showLive(c, deskWaiting, params, { tag: 'section', class: 'waiting', label: says.waitingHeading })}
        {await showLive(c, deskHere, params, { class: 'here-and-needed' })}
        {await showLive(c, deskUndo, params, { tag: 'section', class: 'undo', label: says.undoing.label })}
      </main>
      <News />
      <KeysSheet says={says.keys} keys={deskKeys} />
    </div>,
  )
}

/** Also where a counter is chosen: who is asked to open one may have none yet. */
export async function showAsked(c: Ask): Promise<Child> {
  const { actor, language } = c.var
  if (actor.kind !== 'staff') return null
  return await showLive(c, deskAsked, { me: actor.id }, { tag: 'section', label: words[language].asked.label })
}

function Who({ c }: { c: Ask }) {
  const { actor, language } = c.var
  return (
    <p class="who">
      <LanguageSwitch c={c} />
      <a href="/account">
        <span class="unseen">{words[language].myAccount}: </span>
        {actor.kind === 'staff' ? actor.name : ''}
      </a>
    </p>
  )
}

/** A page beside the desk that asks one thing more, in the desk's own band. */
export async function besideDesk(
  c: Ask,
  desk: Desk,
  title: string,
  body: Child,
  options: Partial<PageOptions> = {},
): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  return await page(
    c,
    {
      title,
      face: 'work',
      styles: ['desk'],
      scripts: ['desk.client'],
      navigation: [{ href: `/desk/${desk.counter.code}`, text: desk.counter.name[language] }],
      ...options,
    },
    <div class="beside">
      <KeptActs c={c} base={`/desk/${desk.counter.code}`} />
      <a class="back" href={`/desk/${desk.counter.code}`} data-shortcut="Escape">
        {says.back}
      </a>
      {body}
    </div>,
  )
}
