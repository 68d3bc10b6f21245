import { median } from './median.ts'

const remembered = 10
const fewestDays = 3

/** When a queue calls the first person of its day, whoever does: known where officers take turns and no roster is. */
export class Opening {
  #day: number | undefined
  #firsts: number[] = []

  /** Somebody is called, so many minutes after midnight. */
  calls(day: number, at: number): void {
    if (day === this.#day) return
    this.#day = day
    this.#firsts = [...this.#firsts, at].slice(-remembered)
  }

  /** The usual minute of the first call; undefined once it has happened today, and of too few days. */
  usual(day: number): number | undefined {
    return day === this.#day || this.#firsts.length < fewestDays ? undefined : median(this.#firsts)
  }
}
