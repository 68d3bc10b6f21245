import type { Estimate } from '../../simulation/interval.ts'
import type { Trial } from '../try-roster.ts'
import { raised } from './adjust-need.ts'
import { cutFrom } from './cut.ts'
import type { Need } from './judge.ts'
import { blamed, changed, oneOfEach, type Search, type WithLess } from './search.ts'
import type { Taken } from './trim-need.ts'

const oneLess = { place: 'peak', by: 1 } as const

/** A need while it is held against many days: what is still tried with less, what was given back, what is known of each group. */
export class Proof<Tried> {
  need: Need
  readonly #search: Search<Tried>
  readonly #taken: Taken
  readonly #settled: Set<number>
  /** Where more counters make nobody less late, or there are none to be had. */
  readonly #hopeless: Set<number>
  readonly #withLess = new Map<number, Estimate>()
  readonly #raisedFrom = new Map<number, { readonly late: number; readonly need: readonly number[] }>()

  constructor(search: Search<Tried>, trimmed: Need, taken: Taken, stuck: ReadonlySet<number>) {
    this.need = trimmed
    this.#search = search
    this.#taken = taken
    this.#settled = new Set(stuck)
    this.#hopeless = new Set(stuck)
  }

  get withLess(): WithLess {
    return this.#withLess
  }

  /** The groups that are tried with one counter less at the peak next, of those that help one another one in turn. */
  wishes(round: number): Need {
    const { keys, openOf, leastOf, neighboursOf } = this.#search
    const left = new Map(
      keys.flatMap((key) => {
        if (this.#settled.has(key)) return []
        const next = cutFrom(this.need.get(key) ?? [], oneLess, openOf(key), leastOf(key))
        return next ? [[key, next] as const] : []
      }),
    )
    return new Map(
      oneOfEach([...left.keys()], neighboursOf, round).map((key) => [key, left.get(key) as readonly number[]]),
    )
  }

  brokenIn(trial: Trial): number[] {
    return this.#search.judge.brokenInProof(trial).filter((key) => !this.#hopeless.has(key))
  }

  /** What a trial of these wishes showed: cuts that broke a promise are undone, and what broke by itself is given more. */
  learns(wished: Need, broken: readonly number[], trial: Trial): void {
    const before = this.need
    const { refused, innocent } = blamed(broken, new Set(wished.keys()), this.#search.neighboursOf)
    for (const [key, next] of wished) {
      if (refused.has(key)) this.#settles(key, trial)
      else this.need = changed(this.need, [key], () => next)
    }
    for (const key of innocent) this.#givesBack(key, before, trial)
  }

  /** With one less it breaks: that is the next step down, and its reason. */
  #settles(key: number, trial: Trial): void {
    const { judge, neighboursOf } = this.#search
    const worst = judge.worstIn([key, ...neighboursOf(key)], trial)
    if (worst) this.#withLess.set(key, worst)
    this.#settled.add(key)
  }

  /** Broken though nothing was taken now: the last cut of the search was one too many, or there never were enough. */
  #givesBack(key: number, before: Need, trial: Trial): void {
    this.#settled.add(key)
    const back = this.#taken.get(key)?.pop()
    const worst = this.#search.judge.worstIn([key], trial)
    if (worst && back && Math.max(...back) > Math.max(...(before.get(key) ?? []))) this.#withLess.set(key, worst)
    this.need = changed(this.need, [key], () => back ?? this.#more(key, before, trial))
  }

  /** As while it searches: where more counters make nobody less late it is left as it was. */
  #more(key: number, kept: Need, trial: Trial): readonly number[] {
    const { judge } = this.#search
    const [late, before] = [judge.lateIn(key, trial), this.#raisedFrom.get(key)]
    if (before && late >= before.late) {
      this.#hopeless.add(key)
      return before.need
    }
    this.#raisedFrom.set(key, { late, need: kept.get(key) ?? [] })
    return raised(judge.situationOf(key, kept, trial))
  }
}
