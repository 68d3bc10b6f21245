import { isSignedIn } from '#account/sign-in/session.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Fault } from '#platform/web/error-edge.ts'
import type { Lead } from '#ui/fault-page.tsx'
import { workOf } from './where-to.ts'
import { words } from './words.ts'

/** Whoever is signed in and may not open a page is led to the own work, and to the account that says who one is here. */
export function leadsFor(c: Ask, { status }: Fault): readonly Lead[] {
  const { actor } = c.var
  if (status !== 403 || !actor || !isSignedIn(actor)) return []
  const says = words[c.var.language]
  return [
    { href: workOf(actor), text: says.toWork },
    { href: '/account', text: says.account },
  ]
}
