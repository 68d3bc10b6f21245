import type { Child } from 'hono/jsx'

type ScreenProps = {
  about: Child
  acts: Child
  /** However long what it is about may be: the acts stay in sight. */
  keepsActs?: boolean
}

/** One decision: what it is about, and the acts; beside each other where the screen lies, one below the other where it stands. */
export function Screen({ about, acts, keepsActs }: ScreenProps) {
  return (
    <div class="screen">
      <div class="about">{about}</div>
      <div class={keepsActs ? 'acts kept' : 'acts'}>{acts}</div>
    </div>
  )
}
