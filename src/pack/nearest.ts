/** The word that somebody who wrote `word` most probably meant, or undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 60) return undefined
  const reach = Math.max(1, Math.floor(word.length / 3))
  let best: { word: string; distance: number } | undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > reach) continue
    const distance = distanceBetween(word.toLowerCase(), candidate.toLowerCase())
    if (distance <= reach && (!best || distance < best.distance)) best = { word: candidate, distance }
  }
  return best?.word
}

/** Letters to add, drop, change or swap with their neighbour. */
function distanceBetween(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) next[j] = Math.min(next[j] ?? 0, (before[j - 2] ?? 0) + 1)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
