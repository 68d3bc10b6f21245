import { distanceBetween } from '#platform/edit-distance.ts'

/** The word that somebody who wrote `word` most probably meant, or undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 60) return undefined
  const reach = Math.max(1, Math.floor(word.length / 3))
  let best: { word: string; distance: number } | undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > reach) continue
    const distance = distanceBetween(word.toLowerCase(), candidate.toLowerCase(), reach)
    if (distance <= reach && (!best || distance < best.distance)) best = { word: candidate, distance }
  }
  return best?.word
}
