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
  const typed = shapeOf(word, 0)
  let best: (Near & { used: number }) | undefined
  for (const candidate of shapesOf(known)) {
    const closeness = closenessOf(typed, candidate, reach)
    if (closeness === 0) continue
    const { used } = candidate
    if (!best || closeness > best.closeness || (closeness === best.closeness && used > best.used))
      best = { word: candidate.word, closeness, used }
  }
  return best && { word: best.word, closeness: best.closeness }
}

/** What is compared of a word, worked out once: a slip is held against every word of the mall. */
type Shape = {
  readonly word: string
  readonly used: number
  /** One bit for each letter of the alphabet that the word has. */
  readonly letters: number
  readonly bones: string
  readonly vowels: number
}
const shapes = new WeakMap<ReadonlyMap<string, number>, readonly Shape[]>()

function shapesOf(known: ReadonlyMap<string, number>): readonly Shape[] {
  const all = shapes.get(known) ?? [...known].map(([word, used]) => shapeOf(word, used))
  shapes.set(known, all)
  return all
}

function shapeOf(word: string, used: number): Shape {
  let letters = 0
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31)
  return { word, used, letters, bones: skeleton(word), vowels: vowels(word) }
}

function closenessOf(typed: Shape, candidate: Shape, reach: number): number {
  const [word, other] = [typed.word, candidate.word]
  if (other.length < 3 || Math.abs(other.length - word.length) > Math.max(reach, 4)) return 0
  // Each letter added, dropped or changed adds and takes away at most one kind of letter.
  const mayReach =
    Math.abs(other.length - word.length) <= reach && countBits(typed.letters ^ candidate.letters) <= 2 * reach
  if (mayReach) {
    const steps = distanceBetween(word, other, reach)
    const mayBe = isSwap(word, other) || (word.length > 3 && other.length > 3 && !isOtherShortWord(word, other))
    if (steps <= reach && mayBe) return 0.95 - 0.15 * steps + (word[0] === other[0] ? 0.05 : 0)
  }
  const isShortened = word.length >= 3 && typed.bones.length >= 3 && typed.vowels < candidate.vowels
  return isShortened && typed.bones === candidate.bones ? 0.7 : 0
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
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
