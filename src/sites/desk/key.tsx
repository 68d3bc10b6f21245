import type { PropsWithChildren } from 'hono/jsx'

/** The key of an act, beside it, for who sees it and where scripts answer it; those who listen hear it from the act itself. */
export function Key({ children }: PropsWithChildren) {
  return (
    <span class="key with-script" aria-hidden="true">
      {children}
    </span>
  )
}
