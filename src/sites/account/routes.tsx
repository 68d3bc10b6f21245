import { Hono } from 'hono'
import { z } from 'zod'
import { secondStepOf } from '#account/sign-in/second-step.ts'
import { endOwnSession, openSessionsOf } from '#account/sign-in/session.ts'
import { openVault } from '#account/vault.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Env } from '#platform/web/env.ts'
import { parseOwnFields } from '#platform/web/forms.ts'
import { showAccount } from './account-page.tsx'
import { me, settledMe } from './frame.tsx'
import { passwordRoutes } from './password-page.tsx'
import { secondStepRoutes } from './second-step-page.tsx'
import { signingIn } from './signing-in.ts'
import { saveTheme } from './theme-choice.tsx'
import { ownPath, workOf } from './where-to.ts'

const whichSession = z.object({ session: z.string('missing').max(100) })

/** /account: signing in and out, and what one does with the own account. */
export function accountRoutes({ installationKey }: { installationKey: Buffer }): Hono<Env> {
  const vault = openVault(installationKey)
  const routes = new Hono<Env>()
  routes.get('/', async (c) => {
    const by = settledMe(c)
    const { now, language } = c.var
    const view = await c.var.inMall(async (tx) => ({
      by,
      agency: (await directoryOf(tx, now)).agencies.get(by.agency ?? 0)?.name[language],
      secondStep: await secondStepOf(tx, by.id),
      sessions: await openSessionsOf(tx, by.id, now),
    }))
    return await showAccount(c, view)
  })
  // Right after signing in: to the own password first, then to where one wanted to go, or to where one's work is.
  routes.get('/arrival', (c) => {
    const by = me(c)
    const to = ownPath(c.req.query('to'))
    if (by.mustChangePassword)
      return seeOther(c, to ? `/account/password?to=${encodeURIComponent(to)}` : '/account/password')
    return seeOther(c, to ?? workOf(by))
  })
  routes.post('/sessions/ends', async (c) => {
    const by = me(c)
    const { session } = await parseOwnFields(c, whichSession)
    await c.var.inMall((tx) => endOwnSession(tx, by, session, c.var.now))
    return seeOther(c, '/account')
  })
  routes.post('/theme', saveTheme)
  signingIn(routes, vault)
  passwordRoutes(routes, vault)
  secondStepRoutes(routes, vault)
  return routes
}
