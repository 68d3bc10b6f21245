import type { Language } from '#platform/words.ts'
import { sayWait } from '#visit/estimate/say-wait.ts'
import type { Wait } from '#visit/estimate/wait.ts'

/** The wait before a number is taken, as short as a tile; undefined where nothing can be said, so that nothing is guessed. */
export function sayWaitNow(wait: Wait, language: Language): string | undefined {
  if (wait.kind === 'unknown') return undefined
  return sayWait(wait.kind === 'soon' ? wait : { ...wait, isFirst: false }, language)
}
