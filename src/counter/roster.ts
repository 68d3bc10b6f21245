/** Who is planned where. Hours are minutes of the local day. */
export type Shift = { readonly staffId: number; readonly from: number; readonly until: number }
export type PlannedShift = Shift & {
  readonly counterId: number
  readonly day: string
  readonly officer: string
  /** The account was closed since; somebody else must come. */
  readonly hasLeft: boolean
}
/** A week that has a roster, by its Monday. */
export type PlannedWeek = { readonly monday: string; readonly shifts: number }
export type Officer = { readonly id: number; readonly name: string }

/** The hours of a whole day, when the mall is open. */
export type HoursOf = (day: string) => { readonly from: number; readonly until: number } | undefined
