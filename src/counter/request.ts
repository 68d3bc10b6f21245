/** An officer is asked by the floor to open a counter; with `fromCounterId`, to move there from another one. */
export type CounterRequest = {
  readonly id: number
  readonly agencyId: number
  readonly counterId: number
  readonly staffId: number
  readonly name: string
  readonly fromCounterId: number | null
  readonly askedAt: Date
  readonly answer: Answer | null
  readonly answeredAt: Date | null
}
/** Opening the counter is the yes. */
export type Answer = 'done' | 'declined' | 'withdrawn'
