import type { Costs } from '#planning/staffing/growth/costs.ts'
import type { ServicePromise } from '#planning/staffing/need/need.ts'

/** What was asked of `pendopo staff`, and of which mall. */
export type StaffAbout = {
  readonly mall: string
  readonly day: string
  readonly visitors: number
  /** The number of visitors of today, from which growth begins. */
  readonly from: number
  readonly promise: ServicePromise
  readonly costs: Costs
  readonly replications: number
  readonly seed: number
}
