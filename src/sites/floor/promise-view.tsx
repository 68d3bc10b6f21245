import type { Reader } from '#platform/live.ts'
import type { PromiseSnapshot } from './live.ts'
import { words } from './words.ts'

export function renderPromise({ called, kept }: PromiseSnapshot, _: unknown, { language, formats }: Reader) {
  const says = words[language]
  return (
    <Figure
      term={says.kept}
      value={called === 0 ? says.noFigure : formats.percent(kept / called)}
      note={called === 0 ? says.keptNone : says.keptNote(called)}
    />
  )
}

/** One figure of the row at the top. */
export function Figure({ term, value, note }: { term: string; value: string; note: string }) {
  return (
    <p class="figure-box">
      <span class="term">{term}</span>
      <strong>{value}</strong>
      <small>{note}</small>
    </p>
  )
}
