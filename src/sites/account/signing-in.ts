import type { Hono } from 'hono'
import { z } from 'zod'
import { usernameFrom } from '#account/person.ts'
import { enterCode, waitingFor } from '#account/sign-in/second-step.ts'
import { isSignedIn, signOut, signOutEverywhere } from '#account/sign-in/session.ts'
import { type InMall, type Opened, signIn } from '#account/sign-in/sign-in.ts'
import type { Vault } from '#account/vault.ts'
import { refusals } from '#account/words.ts'
import { Refused } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, parseForm, refuseField } from '#platform/web/forms.ts'
import { gatherRefusals } from '#platform/words.ts'
import { doorOf } from './browser-of.ts'
import { forgetSession, keepOpened, waitingToken } from './cookies.ts'
import { me } from './frame.tsx'
import { type Because, codePage, onward, signInPage } from './sign-in-page.tsx'
import { ownPath } from './where-to.ts'
import { words } from './words.ts'

const typedPassword = z.object({
  username: z.string('missing').trim().min(1, 'missing').max(100),
  password: z.string('missing').min(1, 'missing').max(1000),
})
const typedCode = z.object({ passcode: z.string('missing').trim().min(1, 'missing').max(40) })

/** In and out. */
export function signingIn(routes: Hono<Env>, vault: Vault): void {
  routes.get('/sign-in', (c) =>
    isSignedIn(c.var.actor) ? seeOther(c, goal(c)) : signInPage(c, blankForm(), because(c)),
  )
  routes.post('/sign-in', async (c) => {
    const says = words[c.var.language]
    const show = (form: FormState) => signInPage(c, form)
    const sentences = { username: says.usernameMissing, password: says.passwordMissing }
    const { username, password } = await parseForm(c, typedPassword, sentences, show)
    const typed = { username: usernameFrom(username), password }
    const opened = await orWait(c, 'username', show, () => signIn(asAnybody(c), doorOf(c, vault), typed))
    return opened ? await comeIn(c, opened) : await refuseField(c, { username: says.wrong }, show)
  })

  routes.get('/code', async (c) => ((await isAwaited(c)) ? await codePage(c, blankForm()) : startAgain(c)))
  routes.post('/code', async (c) => {
    if (!(await isAwaited(c))) return startAgain(c)
    const says = words[c.var.language]
    const show = (form: FormState) => codePage(c, form)
    const wrong = c.req.query('with') === 'recovery' ? says.recoveryWrong : says.codeWrong
    const { passcode } = await parseForm(c, typedCode, { passcode: wrong }, show)
    const opened = await orWait(c, 'passcode', show, () =>
      asAnybody(c)((tx) => enterCode(tx, doorOf(c, vault), waitingToken(c) ?? '', passcode)),
    )
    return opened === 'wrong' ? await refuseField(c, { passcode: wrong }, show) : await comeIn(c, opened)
  })

  routes.post('/sign-out', async (c) => {
    const { actor, now } = c.var
    if (isSignedIn(actor)) await c.var.inMall((tx) => signOut(tx, actor, now))
    return goOut(c)
  })
  routes.post('/sign-out-everywhere', async (c) => {
    const by = me(c)
    await c.var.inMall((tx) => signOutEverywhere(tx, by, c.var.now))
    return goOut(c)
  })
}

/** The password was right not long ago, and the code is still to come. */
async function isAwaited(c: Ask): Promise<boolean> {
  const { inMall, now } = c.var
  return (await inMall((tx) => waitingFor(tx, waitingToken(c) ?? '', now))) !== undefined
}

function startAgain(c: Ask): Response {
  const address = onward(c, '/account/sign-in')
  return seeOther(c, `${address}${address.includes('?') ? '&' : '?'}because=too-late`)
}

/** Bound to the mall but not to the agency of whoever is still signed in here: the next one may be of another. */
function asAnybody(c: Ask): InMall {
  const { db, mall } = c.var
  return (act) => db.transact({ mall: mall.id }, act)
}

async function comeIn(c: Ask, opened: Opened): Promise<Response> {
  const { actor, now } = c.var
  // Whoever signs in over somebody's session ends it: a token that no browser holds any more should open nothing.
  if (isSignedIn(actor) && !opened.awaitsCode) await c.var.inMall((tx) => signOut(tx, actor, now))
  keepOpened(c, opened)
  // The account's page knows the person and leads on; here the request still came from a stranger.
  return seeOther(c, opened.awaitsCode ? onward(c, '/account/code') : onward(c, '/account/arrival'))
}

function goOut(c: Ask): Response {
  forgetSession(c)
  return seeOther(c, '/account/sign-in?because=signed-out')
}

function because(c: Ask): Because {
  const said = c.req.query('because')
  if (said === 'signed-out') return 'signedOut'
  if (said === 'too-late') return 'tooLate'
  return c.var.session ? 'ended' : undefined
}

function goal(c: Ask): string {
  return ownPath(c.req.query('to')) ?? '/account'
}

const say = gatherRefusals([refusals])

/** Having to wait is said on the same form, beside the field, and not as a page of its own. */
export async function orWait<T>(
  c: Ask,
  field: string,
  show: (form: FormState) => Response | Promise<Response>,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refused) || error.key !== 'account.waitBeforeTrying') throw error
    return await refuseField(c, { [field]: say(c.var.language, error.key, error.detail) ?? error.key }, show)
  }
}
