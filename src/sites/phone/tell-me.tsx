import type { Ask } from '#platform/web/env.ts'
import { words } from './words.ts'

/** How it stands with being told; the script shows the one that is so. */
const ways = ['ask', 'on', 'insecure', 'homeScreen', 'denied', 'absent', 'failed'] as const

/**
 * How the page makes itself noticed, and how the telephone is told when it is closed. Only a script can do either, so it
 * is shown by one; what the script finds not to be possible here is said as it is.
 */
export function TellMe({ c, senderKey, isPossible }: { c: Ask; senderKey: string; isPossible: boolean }) {
  const says = words[c.var.language].tell
  return (
    <section id="tell" class="tell" data-key={senderKey} aria-labelledby="tell-title" hidden>
      <h2 id="tell-title">{says.title}</h2>
      {isPossible && (
        <div role="status">
          {ways.map((way) => (
            <p data-way={way} hidden>
              {says[way]}
            </p>
          ))}
        </div>
      )}
      <div class="buttons">
        {isPossible && (
          <>
            <button type="button" class="button" id="tell-me" data-way="ask failed" hidden>
              {says.tellMe}
            </button>
            <button type="button" class="button secondary" id="tell-no-more" data-way="on" hidden>
              {says.noMore}
            </button>
          </>
        )}
        <button type="button" class="button secondary" id="sound" aria-pressed="false" hidden>
          {says.sound}
        </button>
      </div>
      <p class="small quiet">{says.pageToo}</p>
    </section>
  )
}
