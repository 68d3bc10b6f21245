import { distanceBetween } from '#platform/edit-distance.ts'

/** A word of this mall that somebody most probably meant. `closeness` from 0 to 1. */
export type Near = { readonly word: string; readonly closeness: number }

/**
 * The nearest of the words that are known: letters added, dropped, changed or swapped (one in a word of up to six
 * letters, two in a longer one; in three or four letters only swapped, or in four added or dropped), or the vowels left out as in messages: prpnjng.
 */
export function nearestWord(word: string, known: ReadonlyMap<string, number>): Near | undefined {
  if (word.length < 3 || word.length > 24 || /^\d+$/.test(word)) return undefined
  const reach = word.length < 7 ? 1 : 2
  let best: (Near & { used: number }) | undefined
  for (const [candidate, used] of known) {
    const closeness = closenessOf(word, candidate, reach)
    if (closeness === 0) continue
    if (!best || closeness > best.closeness || (closeness === best.closeness && used > best.used))
      best = { word: candidate, closeness, used }
  }
  return best && { word: best.word, closeness: best.closeness }
}

function closenessOf(word: string, candidate: string, reach: number): number {
  if (candidate.length < 3 || Math.abs(candidate.length - word.length) > Math.max(reach, 4)) return 0
  if (candidate.length - word.length <= reach && word.length - candidate.length <= reach) {
    const steps = distanceBetween(word, candidate, reach)
    const mayBe =
      isSwap(word, candidate) || (word.length > 3 && candidate.length > 3 && !isOtherShortWord(word, candidate))
    if (steps <= reach && mayBe) return 0.95 - 0.15 * steps + (word[0] === candidate[0] ? 0.05 : 0)
  }
  const bones = skeleton(word)
  const isShortened = word.length >= 3 && bones.length >= 3 && vowels(word) < vowels(candidate)
  return isShortened && bones === skeleton(candidate) ? 0.7 : 0
}

/** Baju is not a slip for baru: in four letters, another letter is another word. */
function isOtherShortWord(a: string, b: string): boolean {
  return a.length === 4 && b.length === 4
}

function isSwap(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join('') === [...b].sort().join('')
}

function skeleton(word: string): string {
  return word.replace(/[aiueo]/g, '').replace(/(.)\1+/g, '$1')
}

function vowels(word: string): number {
  return word.replace(/[^aiueo]/g, '').length
}
