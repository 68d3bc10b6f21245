import { sql } from '#platform/database.ts'

// As waits are rounded to be said (wait.ts): a test holds the two against each other.
const isSoon = sql`raw = 0 or point < 5 and high < 10`
const from = sql`floor(low / 5 + 0.5) * 5`
const until = sql`ceil(high / 5 - 0.5) * 5`

/** Both ends of a line of visit.told as people read them, in minutes; null where no range was said. */
export const shownLow = sql`case when ${isSoon} then 0 else ${from} end`
export const shownHigh = sql`case when ${isSoon} then 5 else greatest(${from} + 5, ${until}) end`
