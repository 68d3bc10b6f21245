import type { Child } from 'hono/jsx'

/** One decision: what it is about, and the acts; beside each other where the screen lies, one below the other where it stands. */
export function Screen({ about, acts }: { about: Child; acts: Child }) {
  return (
    <div class="screen">
      <div class="about">{about}</div>
      <div class="acts">{acts}</div>
    </div>
  )
}
