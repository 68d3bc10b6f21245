/** What somebody typed, in words: without capitals, accents and signs. A very long text is cut. */
export function wordsOf(text: string): string[] {
  const plain = text.slice(0, 400).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.slice(0, 200).match(/[\p{L}\p{N}]+/gu) ?? []
}
