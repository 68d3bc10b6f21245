/** One service as far as its order matters. `needs`: others whose paper it asks for; minutes of wait when something is known. */
export type Stop = { readonly id: number; readonly needs: readonly number[]; readonly waitMinutes: number | undefined }

/**
 * The best order for several services on one number. A service whose paper another one asks for comes first; else the
 * shorter wait does. Where one must come before another they are served as listed; otherwise the person waits in all
 * queues at once and goes where a counter calls first, which no fixed order beats.
 */
export type BestOrder = {
  readonly ids: readonly number[]
  readonly mustBeInOrder: boolean
  /** Which paper comes first, for whom: for saying why. */
  readonly papers: readonly { readonly first: number; readonly for: number }[]
}

export function bestOrder(stops: readonly Stop[]): BestOrder {
  const chosen = new Set(stops.map(({ id }) => id))
  const papers = stops.flatMap(({ id, needs }) =>
    needs.filter((need) => need !== id && chosen.has(need)).map((need) => ({ first: need, for: id })),
  )
  const left = [...stops].sort(byWait)
  const ids: number[] = []
  while (left.length > 0) {
    const isFree = ({ id }: Stop) => papers.every((paper) => paper.for !== id || ids.includes(paper.first))
    // Two that ask for each other's paper: somebody must be first, so the shorter wait decides.
    const next = left.find(isFree) ?? left[0]
    if (!next) break
    ids.push(next.id)
    left.splice(left.indexOf(next), 1)
  }
  return { ids, mustBeInOrder: papers.length > 0, papers }
}

function byWait(a: Stop, b: Stop): number {
  return (a.waitMinutes ?? Number.MAX_SAFE_INTEGER) - (b.waitMinutes ?? Number.MAX_SAFE_INTEGER)
}
