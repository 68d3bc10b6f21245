import { Hono } from 'hono'
import { z } from 'zod'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm, refuseField } from '#platform/web/forms.ts'
import type { Width } from '#printing/printer.ts'
import { type Reach, reachFault } from '#printing/reach.ts'
import { removePrinter, setPrinter } from '#printing/set-printer.ts'
import { wantTestPrint } from '#printing/want-print.ts'
import { refusals } from '#printing/words.ts'
import { change, save } from '../change.ts'
import { placeIn, showPrinter, showRemovePrinter } from './printer-page.tsx'
import { words } from './words.ts'

const printerForm = z.object({
  address: fields.text(45),
  port: fields.whole(1, 65_535),
  width: fields.choice(['58', '80']),
  answers: fields.many(z.string()),
})

/** The printer of a kiosk or of the information desk: where it is, a test, away with it. */
export function printerAdmin(reach: Reach, publicUrl: string): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/:place{\\d+|desk}', (c) => showPrinter(c))
  routes.post('/:place{\\d+|desk}', (c) => set(c, reach))
  routes.post('/:place{\\d+|desk}/tests', (c) => test(c, publicUrl))
  routes.get('/:place{\\d+|desk}/remove', (c) => showRemovePrinter(c, blankForm()))
  routes.post('/:place{\\d+|desk}/remove', async (c) => {
    const { actor, now } = c.var
    await save(c, { show: (form) => showRemovePrinter(c, form) }, async (tx) =>
      removePrinter(tx, (await placeIn(c, tx)).deviceId, actor, now),
    )
    return seeOther(c, '/admin/devices?done=1')
  })
  return routes
}

async function set(c: Ask, reach: Reach): Promise<Response> {
  const show = (form: FormState) => showPrinter(c, form)
  const { actor, language, now } = c.var
  const says = words[language].printerPage
  const wrong = refusals[language]
  const form = await parseForm(
    c,
    printerForm,
    { address: says.addressMissing, port: says.portHint, width: says.width, answers: says.answers },
    show,
  )
  const { address, port } = form
  const fault = reachFault(address, port, reach)
  if (fault) await refuseField(c, { [fault]: String(wrong[`printing.${fault}`]) }, show)
  const at = { address, port, widthMm: Number(form.width) as Width, answers: form.answers.includes('yes') }
  const path = await save(c, { show }, async (tx) => {
    const place = await placeIn(c, tx)
    await setPrinter(tx, place.deviceId, at, reach, actor, now)
    return place.path
  })
  return seeOther(c, `${path}?done=1`)
}

async function test(c: Ask, publicUrl: string): Promise<Response> {
  const { actor, language, now } = c.var
  const path = await change(c, async (tx) => {
    const place = await placeIn(c, tx)
    const origin = new URL(publicUrl).origin
    await wantTestPrint(tx, { deviceId: place.deviceId, origin, language, by: actor, now })
    return place.path
  })
  return seeOther(c, path)
}
