import { Hono } from 'hono'
import { z } from 'zod'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { serviceByCode } from '#directory/find-services.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { commandOf, fields, parseForm } from '#platform/web/forms.ts'
import { isHttps } from '#platform/web/language.ts'
import { reportPrint } from '#visit/help-visitor.ts'
import { hasIssued } from '#visit/read-issued.ts'
import { readStatuses, type Status } from '#visit/read-status.ts'
import { takeNumber } from '#visit/take-number.ts'
import { protectedKinds } from '#visit/visit.ts'
import { kioskPage } from './kiosk-page.tsx'
import { NumberPage } from './number-page.tsx'
import { words } from './words.ts'

/** Numbers that this kiosk gives: take one, show it, say whether the paper came out. */
export function numberRoutes(publicUrl: string): Hono<Env> {
  const routes = new Hono<Env>()
  routes.post('/', take)
  routes.get('/:id{[0-9]{1,15}}', (c) => show(c, publicUrl))
  routes.post('/:id{[0-9]{1,15}}/print', report)
  return routes
}

const orderForm = z.object({
  services: fields.many(z.string().max(40)),
  order: z.enum(['any', 'listed']).default('any'),
  protected: z.enum(protectedKinds).optional(),
})

async function take(c: Ask): Promise<Response> {
  const sentence = words[c.var.language].order.emptyMore
  const form = await parseForm(c, orderForm, { services: sentence, order: sentence, protected: sentence })
  const command = { id: await commandOf(c) }
  const { actor, language, now } = c.var
  const taken = await c.var.inMall(async (tx) => {
    const serviceIds = idsOf(await directoryOf(tx, now), form.services)
    const wish = { serviceIds, inOrder: form.order === 'listed', protectedAs: form.protected ?? null }
    return await takeNumber(tx, { ...wish, channel: 'kiosk', language, onPaper: true }, actor, now, command)
  })
  return seeOther(c, `/kiosk/numbers/${taken.visitId}`, taken)
}

function idsOf(directory: Directory, codes: readonly string[]): number[] {
  return codes.map((code) => {
    const service = serviceByCode(directory, code)
    if (!service) throw new NotFound('service.notFound')
    return service.id
  })
}

async function show(c: Ask, publicUrl: string): Promise<Response> {
  const { directory, status } = await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, c.var.now)
    return { directory, status: await ownNumber(c, tx, directory) }
  })
  const query = status.visit.language === 'en' ? '?lang=en' : ''
  const address = `${originFor(c, publicUrl)}/v/${status.visit.token}${query}`
  return await kioskPage(
    c,
    { title: status.visit.ticket, idleSeconds: 30, isDone: true },
    <NumberPage c={c} directory={directory} status={status} address={address} />,
  )
}

const printForm = z.object({ state: z.enum(['printed', 'failed']) })

async function report(c: Ask): Promise<Response> {
  const { state } = await parseForm(c, printForm, { state: words[c.var.language].number.failedMore })
  const command = { id: await commandOf(c) }
  const id = await c.var.inMall(async (tx) => {
    const { visit } = await ownNumber(c, tx, await directoryOf(tx, c.var.now))
    // Saying the same twice is saying it once.
    if (visit.printState !== state) await reportPrint(tx, visit.id, state, c.var.actor, c.var.now, command)
    return visit.id
  })
  return seeOther(c, `/kiosk/numbers/${id}`)
}

/** For so long the person who took the number is taken to stand at the kiosk still. */
const shownMinutes = 10

async function ownNumber(c: Ask, tx: Tx, directory: Directory): Promise<Status> {
  const { actor, now } = c.var
  const id = Number(c.req.param('id'))
  const since = new Date(now.getTime() - shownMinutes * 60_000)
  const status = (await readStatuses(tx, directory, [id], now)).get(id)
  if (!status || !(await hasIssued(tx, id, actor, since))) throw new NotFound('visit.notFound')
  return status
}

/** The address for phones: the public one; where none is set (a mall's own network), the one by which the kiosk came. */
function originFor(c: Ask, publicUrl: string): string {
  const { hostname, origin } = new URL(publicUrl)
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return origin
  return `${isHttps(c) ? 'https' : 'http'}://${c.req.header('host') ?? new URL(c.req.url).host}`
}
