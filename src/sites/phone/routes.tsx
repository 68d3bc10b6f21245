import { Hono, type MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { openVault } from '#account/vault.ts'
import type { PushReach } from '#notice/push-reach.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import { seeOther, wantsJson } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { commandOf, fields, parseForm } from '#platform/web/forms.ts'
import { countAgainst, rateLimit } from '#platform/web/rate-limit.ts'
import { showLoaded } from '#ui/live.tsx'
import { page } from '#ui/page.tsx'
import { Notice } from '#ui/parts.tsx'
import { giveUp, type Mine, returnAfterMiss, stepIn, stepOut, visitByToken } from '#visit/by-visitor.ts'
import { aboutSection } from './about-section.tsx'
import { acts, type PhoneAct } from './acts.tsx'
import { browserRoutes } from './browser-routes.ts'
import { LeavePage } from './leave-page.tsx'
import { sealOf } from './seal.ts'
import { statusSection } from './status-section.tsx'
import { TellMe } from './tell-me.tsx'
import { tokenOf } from './token-of.ts'
import { words } from './words.ts'

/** Who may be told by push, and by which key push services know us. */
export type Push = { readonly reach: PushReach; readonly senderKey: string }

/** The page behind the QR of a number. Whoever has the address has the number; nothing on it says who that is. */
export function phoneRoutes(key: Buffer, push: Push): Hono<Env> {
  const routes = new Hono<Env>()
  routes.use(keepSecret)
  const countPress = (c: Ask) =>
    countAgainst(c.var.db, key, { name: 'phone', most: 20, seconds: 60 }, tokenOf(c), c.var.now)
  browserRoutes(routes, { vault: openVault(key), reach: push.reach, countPress })
  routes.get('/:token', (c) => show(c, push))
  // A whole hall shares one address behind its Wi-Fi, so that limit is wide; the one per number is narrow.
  routes.post('/:token', rateLimit(key, { name: 'phones', most: 1_200, seconds: 60 }), (c) => act(c, countPress))
  return routes
}

/** The address is the key to the number: no copy of it in caches, search engines or other servers' logs. */
const keepSecret: MiddlewareHandler<Env> = async (c, next) => {
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-robots-tag', 'noindex, nofollow')
  await next()
}

async function show(c: Ask, push: Push): Promise<Response> {
  const visit = await c.var.inMall((tx) => visitByToken(tx, tokenOf(c)))
  const says = words[c.var.language]
  if (c.req.query('leave') !== undefined) {
    return await page(
      c,
      { title: says.confirm.title(visit.ticket), styles: ['phone'] },
      <LeavePage c={c} visit={visit} />,
    )
  }
  const sealed = { visit: visit.id, seal: sealOf(visit.token) }
  const { mall, now } = c.var
  const snapshot = await c.var.inMall((tx) => statusSection.load(tx, { mall, now, all: [sealed] }))
  const status = await showLoaded(c, statusSection, sealed, snapshot)
  const about = await showLoaded(c, aboutSection, sealed, snapshot, { class: 'about' })
  return await page(
    c,
    {
      title: visit.ticket,
      styles: ['phone'],
      scripts: ['phone.client'],
      head: <link rel="manifest" href={`/v/${visit.token}/app.webmanifest`} />,
    },
    <>
      {c.req.query('changed') !== undefined && <Notice tone="attention">{says.changed}</Notice>}
      <p class="unseen" role="status" id="news" />
      {status}
      {about}
      <TellMe c={c} senderKey={push.senderKey} isPossible={push.reach.services.length > 0} />
    </>,
  )
}

const does: Record<PhoneAct, (tx: Tx, mine: Mine) => Promise<void>> = {
  away: stepOut,
  back: stepIn,
  return: returnAfterMiss,
  leave: giveUp,
}

async function act(c: Ask, countPress: (c: Ask) => Promise<void>): Promise<Response> {
  const token = tokenOf(c)
  const form = await parseForm(c, z.object({ act: fields.choice(acts) }), { act: words[c.var.language].changed })
  const command = { id: await commandOf(c) }
  await countPress(c)
  try {
    await c.var.inMall(async (tx) => {
      const visit = await visitByToken(tx, token)
      await does[form.act](tx, { visit, by: { kind: 'visitor', key: token }, now: c.var.now, command })
    })
  } catch (error) {
    // A page that is a moment old offers what is no longer possible: how it stands now is the answer.
    if (isLate(error) && !wantsJson(c)) return seeOther(c, `/v/${token}?changed`)
    throw error
  }
  return seeOther(c, `/v/${token}`)
}

function isLate(error: unknown): boolean {
  return error instanceof Refused && !(error instanceof NotFound) && !(error instanceof Forbidden)
}
