import type { Ask } from '#platform/web/env.ts'
import { words } from './words.ts'

type KeptProps = {
  c: Ask
  base: string
  /**
   * Where one is after an act: `stay` where the page shows by itself what it did, `go` to the page of the act, `offer`
   * likewise, but a press that had to wait for the network only offers its page: somebody else is being helped by then.
   */
  afterwards?: 'stay' | 'go' | 'offer'
}

/**
 * Where the desk says that it cannot reach the house, what it keeps meanwhile, and what became of it. Empty while all
 * is well; the texts travel with the page, because without a network nobody can be asked for them.
 */
export function KeptActs({ c, base, afterwards = 'go' }: KeptProps) {
  const { actor, mall, language, now } = c.var
  const name = `pendopo.desk.${mall.code}.${actor.kind === 'staff' ? actor.id : 0}`
  return (
    <div
      id="kept"
      class="kept"
      role="status"
      data-name={name}
      data-base={base}
      data-zone={mall.timeZone}
      data-now={String(now.getTime())}
      data-afterwards={afterwards}
      data-says={JSON.stringify(words[language].kept)}
    />
  )
}
