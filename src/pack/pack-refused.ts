import { Refused } from '#platform/refused.ts'
import type { Fault } from './fault.ts'

/** An import that would harm what is going on, with every reason at once. */
export class PackRefused extends Refused {
  override readonly name: string = 'PackRefused'
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super('pack.inUse', { faults: faults.length })
    this.faults = faults
  }
}
