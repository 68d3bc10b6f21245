import type { Ask } from '#platform/web/env.ts'
import { Icon } from '#ui/icon.tsx'
import { words } from './words.ts'

/**
 * How many papers, or ways to be served, stand below the edge of the screen; pressed, they come into sight. Counted by
 * further.ts. Once it is there it stays, so that nothing moves under a finger.
 */
export function Further({ c, of }: { c: Ask; of: 'service' | 'order' }) {
  const says = words[c.var.language][of]
  return (
    <button
      type="button"
      class="button quiet further"
      data-further
      data-one={says.furtherOne}
      data-none={says.furtherNone}
      hidden
    >
      <Icon name="down" />
      <span data-many={says.further('{count}')} />
    </button>
  )
}
