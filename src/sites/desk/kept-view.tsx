import type { Ask } from '#platform/web/env.ts'
import { words } from './words.ts'

/**
 * Where the desk says that it cannot reach the house, what it keeps meanwhile, and what became of it. Empty while all
 * is well; the texts travel with the page, because without a network nobody can be asked for them.
 */
export function KeptActs({ c, base }: { c: Ask; base: string }) {
  const { actor, mall, language } = c.var
  const name = `pendopo.desk.${mall.code}.${actor.kind === 'staff' ? actor.id : 0}`
  return (
    <div
      id="kept"
      class="kept"
      role="status"
      data-name={name}
      data-base={base}
      data-zone={mall.timeZone}
      data-says={JSON.stringify(words[language].kept)}
    />
  )
}
