import { table } from '../src/cli/columns.ts'
import { actNames } from './acts.ts'
import type { TracedAct } from './trace.ts'

/**
 * Of one act's time inside the app: what it waits for PostgreSQL to open a transaction, to answer its statements, to
 * commit (the disk), and the rest, which is our own code.
 */
export function timeOfActs(traces: readonly TracedAct[]): string {
  const rows = actNames.flatMap((act) => {
    const mine = traces.filter((trace) => trace.act === act)
    if (mine.length === 0) return []
    const mean = (of: (trace: TracedAct) => number) => mine.reduce((sum, trace) => sum + of(trace), 0) / mine.length
    const all = mean((trace) => trace.milliseconds)
    const opening = mean(({ transactions }) => sumOf(transactions, (one) => one.openingMs))
    const statements = mean(({ transactions }) =>
      sumOf(transactions, (one) => sumOf(one.statements, (s) => s.milliseconds)),
    )
    const commit = mean(({ transactions }) => sumOf(transactions, (one) => one.commitMs))
    const trips = mean(({ transactions }) =>
      sumOf(transactions, (one) => (one.isGlance ? 1 : one.statements.length + 2)),
    )
    const ours = all - opening - statements - commit
    return [[act, trips.toFixed(1), ...[opening, statements, commit, ours, all].map((one) => one.toFixed(2))]]
  })
  return table(rows, {
    head: ['act', 'round trips', 'opening', 'statements', 'commit', 'our code', 'together'],
  }).join('\n')
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0)
}
