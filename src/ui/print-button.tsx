import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

/** Shown once `print.client` runs: its page needs that script. */
export function PrintButton({ children }: { children?: Child }) {
  return (
    <button type="button" class="button quiet" data-prints hidden>
      <Icon name="print" />
      <span>{children}</span>
    </button>
  )
}
