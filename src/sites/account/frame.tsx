import type { Child } from 'hono/jsx'
import { isSignedIn, type SignedIn } from '#account/sign-in/session.ts'
import { Forbidden } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { page } from '#ui/page.tsx'
import { Back } from '#ui/parts.tsx'
import { words } from './words.ts'

type AccountPage = { title: string; form?: FormState | undefined; hasWayBack?: boolean | undefined }

/** A page about the own account: one matter, in the size of public forms until one is signed in, and of work from then on. */
export function accountPage(c: Ask, { title, form, hasWayBack }: AccountPage, body: Child): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  return page(
    c,
    {
      title,
      face: isSignedIn(c.var.actor) ? 'work' : 'public',
      aside: <SignedInAs c={c} />,
      styles: ['account'],
      hasErrors: form && hasErrors(form),
    },
    <>
      {hasWayBack && (
        <Back href="/account" language={language}>
          {says.account}
        </Back>
      )}
      {form && <ErrorSummary form={form} language={language} />}
      <h1>{title}</h1>
      <div class="own">{body}</div>
    </>,
  )
}

function SignedInAs({ c }: { c: Ask }) {
  const { actor } = c.var
  return isSignedIn(actor) ? <a href="/account">{actor.name}</a> : null
}

/** Whoever is signed in, also with a password still to be chosen. */
export function me(c: Ask): SignedIn {
  if (!isSignedIn(c.var.actor)) throw new Forbidden('account.signInFirst')
  return c.var.actor
}

/** The rest of the account waits until an own password is chosen. */
export function settledMe(c: Ask): SignedIn {
  const by = me(c)
  if (by.mustChangePassword) throw new Forbidden('account.choosePassword')
  return by
}
