/** One figure of the row at the top, with what is usual and what is behind it, a line each. */
export function Figure({ term, value, notes }: { term: string; value: string; notes: readonly string[] }) {
  return (
    <p class="figure-box">
      <span class="term">{term}</span>
      <strong>{value}</strong>
      {notes.map((note) => (
        <small>{note}</small>
      ))}
    </p>
  )
}
