/** One figure of the row at the top, with what is usual or what is behind it. */
export function Figure({ term, value, note }: { term: string; value: string; note: string }) {
  return (
    <p class="figure-box">
      <span class="term">{term}</span>
      <strong>{value}</strong>
      <small>{note}</small>
    </p>
  )
}
