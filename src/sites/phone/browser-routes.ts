import type { Hono } from 'hono'
import { z } from 'zod'
import type { Vault } from '#account/vault.ts'
import type { PushReach } from '#notice/push-reach.ts'
import { subscribe, unsubscribe } from '#notice/subscribe.ts'
import { asset, assetBody } from '#platform/assets.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { fields, parseForm } from '#platform/web/forms.ts'
import { emblemPath } from '#ui/emblem.tsx'
import { visitByToken } from '#visit/by-visitor.ts'
import { tokenOf } from './token-of.ts'
import { words } from './words.ts'

type Telling = { readonly vault: Vault; readonly reach: PushReach; readonly countPress: (c: Ask) => Promise<void> }

/** What a browser needs to keep a number and to be told of it while the page is closed. */
export function browserRoutes(routes: Hono<Env>, { vault, reach, countPress }: Telling): void {
  // At a path of its own that never changes: a worker answers for what lies below it.
  routes.get('/worker.js', (c) => {
    c.header('content-type', 'text/javascript; charset=utf-8')
    return c.body(new Uint8Array(assetBody('worker.client')))
  })
  routes.get('/:token/app.webmanifest', manifest)
  routes.post('/:token/browsers', async (c) => {
    const token = tokenOf(c)
    const says = words[c.var.language].tell.failed
    const subscription = await parseForm(c, asked, { endpoint: says, p256dh: says, auth: says })
    await countPress(c)
    await c.var.inMall(async (tx) => {
      const visit = await visitByToken(tx, token)
      await subscribe(tx, vault, reach, visit, { subscription, language: c.var.language, now: c.var.now })
    })
    return seeOther(c, `/v/${token}`)
  })
  routes.post('/:token/browsers/ended', async (c) => {
    const token = tokenOf(c)
    const { endpoint } = await parseForm(c, ended, { endpoint: words[c.var.language].tell.failed })
    await c.var.inMall(async (tx) => {
      const visit = await visitByToken(tx, token)
      await unsubscribe(tx, vault, visit.id, endpoint)
    })
    return seeOther(c, `/v/${token}`)
  })
}

const asked = z.object({ endpoint: fields.text(1_000), p256dh: fields.text(100), auth: fields.text(40) })
const ended = asked.pick({ endpoint: true })

/** Put on the home screen, the page opens like an app; on an iPhone only then may it tell. */
async function manifest(c: Ask): Promise<Response> {
  const token = tokenOf(c)
  const { ticket } = await c.var.inMall((tx) => visitByToken(tx, token))
  const { mall, language } = c.var
  const colour = mall.accent ?? '#24306b'
  const app = {
    name: `${ticket} · ${mall.shortName}`,
    short_name: ticket,
    lang: language,
    start_url: `/v/${token}`,
    scope: '/v/',
    display: 'standalone',
    background_color: '#fbf8f1',
    theme_color: colour,
    icons: [
      mall.emblem
        ? { src: emblemPath(mall.emblem.hash), sizes: 'any', type: mall.emblem.type }
        : { src: asset('roof.svg'), sizes: 'any', type: 'image/svg+xml' },
    ],
  }
  c.header('content-type', 'application/manifest+json')
  return c.body(JSON.stringify(app))
}
