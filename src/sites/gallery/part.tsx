import type { PropsWithChildren } from 'hono/jsx'

/** One kind of component under its heading. */
export function Part({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
