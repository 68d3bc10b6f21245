import type { Ask } from '#platform/web/env.ts'
import { words } from './words.ts'

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
          <p data-way="ask" hidden>
            {says.ask}
          </p>
          <p data-way="on" hidden>
            {says.on}
          </p>
          <p data-way="insecure" hidden>
            {says.insecure}
          </p>
          <p data-way="homeScreen" hidden>
            {says.homeScreen}
          </p>
          <p data-way="denied" hidden>
            {says.denied}
          </p>
          <p data-way="absent" hidden>
            {says.absent}
          </p>
          <p data-way="failed" hidden>
            {says.failed}
          </p>
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
