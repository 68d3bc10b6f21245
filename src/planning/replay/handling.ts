import { shrinkBy, standardMinutes } from '#visit/estimate/habits-of.ts'
import { shrunk } from '#visit/estimate/shrunk.ts'

/** How long one service takes: a mean and a spread in which older days count less. */
export class Handling {
  people = 0
  #minutes = 0
  #logs = 0
  #squares = 0

  get typical(): number {
    return shrunk(this.#minutes, this.people, standardMinutes, shrinkBy)
  }

  /** Sum of squares of ln S around its mean. */
  get spread(): number {
    return this.#squares - this.#logs ** 2 / this.people
  }

  learn(minutes: number, cap: number): void {
    const counted = this.people > 0 ? Math.min(minutes, (cap * this.#minutes) / this.people) : minutes
    const log = Math.log(counted)
    this.people++
    this.#minutes += counted
    this.#logs += log
    this.#squares += log * log
  }

  age(share: number): void {
    this.people *= share
    this.#minutes *= share
    this.#logs *= share
    this.#squares *= share
  }
}

/** Winsorised at the 99 % of a lognormal, as the hall does (visit/estimate/learn.ts). */
export function capOf(sigma: number): number {
  return Math.exp(2.326 * sigma - (sigma * sigma) / 2)
}
