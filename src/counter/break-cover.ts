/** A queue that several counters serve must not stand still because all of them break at once. Pure. */

export type BreakForm = {
  readonly code: string
  readonly validUntil: string | null
  readonly days: Readonly<Partial<Record<string, unknown>>>
  readonly breaks: Readonly<Record<string, Readonly<Partial<Record<string, readonly [string, string]>>>>>
}
/** A queue with the break group of each of its counters; null has no break. */
export type CoveredQueue = { readonly name: string; readonly groups: readonly (string | null)[] }
export type Gap = {
  readonly queue: string
  readonly form: string
  readonly day: string
  readonly from: string
  readonly until: string
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** When queues of two or more counters would be closed altogether, in forms of the week that still hold or will. */
export function gapsOf(forms: readonly BreakForm[], queues: readonly CoveredQueue[], today: string): Gap[] {
  const shared = queues.filter(({ groups }) => groups.length > 1)
  return forms
    .filter(({ validUntil }) => validUntil === null || validUntil >= today)
    .flatMap((form) => shared.flatMap((queue) => gapsOfQueue(form, queue)))
}

function gapsOfQueue(form: BreakForm, { name, groups }: CoveredQueue): Gap[] {
  return weekdays
    .filter((day) => form.days[day])
    .flatMap((day) => {
      const common = commonBreak(groups.map((group) => (group === null ? undefined : form.breaks[group]?.[day])))
      return common ? [{ queue: name, form: form.code, day, from: common[0], until: common[1] }] : []
    })
}

// All of them break at some one moment exactly when the last to begin begins before the first to end ends.
function commonBreak(
  breaks: readonly (readonly [string, string] | undefined)[],
): readonly [string, string] | undefined {
  let [from, until] = ['00:00', '24:00']
  for (const pause of breaks) {
    if (!pause) return undefined
    if (pause[0] > from) from = pause[0]
    if (pause[1] < until) until = pause[1]
  }
  return from < until ? [from, until] : undefined
}

/** Gaps that were not there before: only those are an editor's to answer for. */
export function newGaps(before: readonly Gap[], after: readonly Gap[]): Gap[] {
  const known = new Set(before.map((gap) => JSON.stringify(gap)))
  return after.filter((gap) => !known.has(JSON.stringify(gap)))
}
