import type { Ask } from '#platform/web/env.ts'
import { Emblem } from '#ui/emblem.tsx'
import { OfflineNotice } from '#ui/frame.tsx'
import { Icon } from '#ui/icon.tsx'
import { showLive } from '#ui/live.tsx'
import { page } from '#ui/page.tsx'
import { hallClock, hallZone } from './live.ts'
import { hallQuiet } from './quiet-section.tsx'
import { isLongTitle } from './title.ts'
import type { ScreenParams } from './what-it-shows.ts'
import { words } from './words.ts'

/** One screen, full. Nobody touches it, but once, where its browser forbids sound until somebody did. */
export async function showScreen(
  c: Ask,
  params: ScreenParams,
  { title, theme }: { readonly title: string; readonly theme: 'dark' | 'light' },
): Promise<Response> {
  const { mall, language } = c.var
  const isPaired = params.screen !== undefined
  return await page(
    c,
    {
      title: words[language].title,
      face: 'hall',
      isBare: true,
      theme,
      styles: ['display'],
      scripts: ['display.client'],
    },
    <div class="screen" data-paired={isPaired ? 'yes' : undefined}>
      <header class={isLongTitle(title) ? 'long' : undefined}>
        <Emblem of={mall} />
        <h1>
          <span class="whole">{mall.name[language]}</span>
          <span class="short">{mall.shortName}</span>
        </h1>
        <p class="hall">{title}</p>
        {await showLive(c, hallClock, {}, { class: 'clock' })}
        {isPaired && <Mute c={c} />}
      </header>
      <OfflineNotice c={c} text={words[language].offline} />
      {await showLive(c, hallZone, params, { tag: 'main', class: 'zone' })}
      <p class="unseen" role="status" data-told />
      {isPaired && <StartVoice c={c} />}
      {await showLive(c, hallQuiet, {}, { class: 'quiet-moments' })}
    </div>,
  )
}

/** Shown by the script, and only while the browser forbids sound. */
function StartVoice({ c }: { c: Ask }) {
  const says = words[c.var.language]
  return (
    <section class="start-voice" aria-label={says.startVoice} hidden>
      <button type="button" data-start>
        <Icon name="sound" />
        <span>{says.startVoice}</span>
      </button>
      <p>{says.startVoiceWhy}</p>
    </section>
  )
}

/** For a speech in the hall: off at the screen itself, and on again; the floor view says so meanwhile. */
function Mute({ c }: { c: Ask }) {
  const says = words[c.var.language]
  return (
    <button type="button" class="mute" hidden data-on={says.voiceOn} data-off={says.voiceOff} aria-pressed="false">
      <span class="on">
        <Icon name="sound" />
      </span>
      <span class="off">
        <Icon name="silent" />
      </span>
      <span class="unseen" data-says>
        {says.voiceOn}
      </span>
    </button>
  )
}
