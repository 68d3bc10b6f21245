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
import { idIn } from '#platform/web/id-in.ts'
import { publicOrigin } from '#platform/web/public-origin.ts'
import { readPapers } from '#printing/read-printers.ts'
import { wantPrint } from '#printing/want-print.ts'
import { giveUp } from '#visit/by-visitor.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { reportPrint } from '#visit/help-visitor.ts'
import { hasIssued } from '#visit/read-issued.ts'
import { readStatuses, type Status } from '#visit/read-status.ts'
import { takeNumber } from '#visit/take-number.ts'
import { protectedKinds } from '#visit/visit.ts'
import { kioskPage } from '../kiosk-page.tsx'
import { start } from '../start.ts'
import { GiveUpPage } from './give-up-page.tsx'
import { NumberPage } from './number-page.tsx'
import { showPaper } from './paper-section.tsx'
import { words } from './words.ts'

/** Numbers that this kiosk gives: take one, show it, print it again, give it up, say whether a browser's paper came. */
export function numberRoutes(publicUrl: string): Hono<Env> {
  const routes = new Hono<Env>()
  routes.post('/', (c) => take(c, publicUrl))
  routes.get('/:id{[0-9]{1,15}}', (c) => show(c, publicUrl))
  routes.post('/:id{[0-9]{1,15}}/print', report)
  routes.post('/:id{[0-9]{1,15}}/prints', (c) => printAgain(c, publicUrl))
  routes.get('/:id{[0-9]{1,15}}/cancel', askToGiveUp)
  routes.post('/:id{[0-9]{1,15}}/cancel', giveNumberUp)
  return routes
}

const orderForm = z.object({
  services: fields.many(z.string().max(40)),
  order: z.enum(['any', 'listed']).default('any'),
  protected: z.enum(protectedKinds).optional(),
})

async function take(c: Ask, publicUrl: string): Promise<Response> {
  const sentence = words[c.var.language].number.chooseFirst
  const form = await parseForm(c, orderForm, { services: sentence, order: sentence, protected: sentence })
  const command = { id: await commandOf(c) }
  const { actor, language, now } = c.var
  const taken = await c.var.inMall(async (tx) => {
    const serviceIds = idsOf(await directoryOf(tx, now), form.services)
    const wish = { serviceIds, inOrder: form.order === 'listed', protectedAs: form.protected ?? null }
    const taken = await takeNumber(tx, { ...wish, channel: 'kiosk', language, onPaper: true }, actor, now, command)
    await wantPrint(tx, { id: taken.visitId, printState: 'pending', closedAt: null }, printWish(c, publicUrl, language))
    return taken
  })
  return seeOther(c, `/kiosk/numbers/${taken.visitId}`, taken)
}

/** On the printer of the kiosk where the person stands. */
function printWish(c: Ask, publicUrl: string, language: 'id' | 'en') {
  const { actor, now } = c.var
  const deviceId = actor.kind === 'device' ? actor.id : null
  return { deviceId, origin: publicOrigin(c, publicUrl), language, by: actor, now }
}

function idsOf(directory: Directory, codes: readonly string[]): number[] {
  return codes.map((code) => {
    const service = serviceByCode(directory, code)
    if (!service) throw new NotFound('service.notFound')
    return service.id
  })
}

async function show(c: Ask, publicUrl: string): Promise<Response> {
  const { directory, status, waits, paper } = await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, c.var.now)
    const status = await ownNumber(c, tx, directory)
    const papers = await readPapers(tx, [status.visit.id])
    const waits = await recentWaits(tx, directory, c.var.now, [...status.waitedMs.keys()])
    return { directory, status, waits, paper: papers.get(status.visit.id) }
  })
  const query = status.visit.language === 'en' ? '?lang=en' : ''
  const address = `${publicOrigin(c, publicUrl)}/v/${status.visit.token}${query}`
  return await kioskPage(
    c,
    { title: status.visit.ticket, idleSeconds: 60, isDone: true },
    <NumberPage
      c={c}
      directory={directory}
      status={status}
      waits={waits}
      address={address}
      paper={paper && (await showPaper(c, status.visit.id))}
    />,
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

async function printAgain(c: Ask, publicUrl: string): Promise<Response> {
  const command = { id: await commandOf(c) }
  const id = await c.var.inMall(async (tx) => {
    const { visit } = await ownNumber(c, tx, await directoryOf(tx, c.var.now))
    await wantPrint(tx, visit, printWish(c, publicUrl, visit.language), command)
    return visit.id
  })
  return seeOther(c, `/kiosk/numbers/${id}`)
}

async function askToGiveUp(c: Ask): Promise<Response> {
  const { visit } = await c.var.inMall(async (tx) => ownNumber(c, tx, await directoryOf(tx, c.var.now)))
  const back = `/kiosk/numbers/${visit.id}`
  return await kioskPage(
    c,
    { title: words[c.var.language].giveUp.title(visit.ticket), back, idleSeconds: 60 },
    <GiveUpPage c={c} visit={visit} />,
  )
}

/** Whoever leaves without paper and without the number leaves no empty place in the queue. */
async function giveNumberUp(c: Ask): Promise<Response> {
  const command = { id: await commandOf(c) }
  const { actor, now } = c.var
  await c.var.inMall(async (tx) => {
    const { visit } = await ownNumber(c, tx, await directoryOf(tx, now))
    if (!visit.closedAt) await giveUp(tx, { visit, by: actor, now, command })
  })
  return seeOther(c, start)
}

/** For so long the person who took the number is taken to stand at the kiosk still. */
const shownMinutes = 10

async function ownNumber(c: Ask, tx: Tx, directory: Directory): Promise<Status> {
  const { actor, now } = c.var
  const id = idIn(c)
  const since = new Date(now.getTime() - shownMinutes * 60_000)
  const status = (await readStatuses(tx, directory, [id], now)).get(id)
  if (!status || !(await hasIssued(tx, id, actor, since))) throw new NotFound('visit.notFound')
  return status
}
