import { Hono } from 'hono'
import { z } from 'zod'
import { approveDevice, placeDevice, replaceMachine, revokeDevice } from '#account/device/pair.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm, refuseField } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import type { Reach } from '#printing/reach.ts'
import { save } from '../change.ts'
import { showDevice, showDevices, showPair, showReplace, showRevoke } from './pages.tsx'
import { printerAdmin } from './printer-routes.ts'
import { screenAdmin } from './screen-routes.ts'
import { words } from './words.ts'

const placing = { name: fields.text(60), zone: z.coerce.number('missing').int('missing').positive('missing') }
const placed = z.object(placing)
const code = z
  .string('shape')
  .transform((typed) => typed.replace(/\D/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'shape'))
const approval = z.object({ code, ...placing })
const replacement = z.object({ code })

type Settings = { readonly printers: Reach; readonly publicUrl: string }
/** Where nothing is said, a printer is in the mall's own network. */
const strict: Settings = { printers: { loopback: false, anyPortOfLoopback: false }, publicUrl: 'http://localhost' }

/** Kiosks and hall screens: approved by the code on their screen, named, placed, watched, taken out of use. */
export function deviceAdmin({ printers, publicUrl }: Settings = strict): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => showDevices(c))
  routes.get('/pair', (c) => showPair(c, blankForm({ code: c.req.query('code') })))
  routes.post('/approvals', approve)
  routes.route('/printers', printerAdmin(printers, publicUrl))
  screenAdmin(routes)
  routes.get('/:id{\\d+}', (c) => showDevice(c))
  routes.post('/:id{\\d+}', place)
  routes.get('/:id{\\d+}/machine', (c) => showReplace(c, blankForm()))
  routes.post('/:id{\\d+}/machine', replace)
  routes.get('/:id{\\d+}/revoke', (c) => showRevoke(c, blankForm()))
  routes.post('/:id{\\d+}/revoke', async (c) => {
    const { actor, now } = c.var
    await save(c, { show: (form) => showRevoke(c, form) }, (tx) => revokeDevice(tx, idIn(c), actor, now))
    return seeOther(c, '/admin/devices?done=1')
  })
  return routes
}

function sentences(c: Ask) {
  const says = words[c.var.language]
  return { code: says.codeWrong, name: says.nameMissing, zone: says.zoneMissing }
}

async function approve(c: Ask): Promise<Response> {
  const show = (form: FormState) => showPair(c, form)
  const { code, name, zone } = await parseForm(c, approval, sentences(c), show)
  await mustBeZone(c, zone, show)
  const { actor, now } = c.var
  const saving = { show, fields: { 'account.noSuchCode': 'code' } }
  await save(c, saving, async (tx) => (await approveDevice(tx, code, { name, zoneId: zone }, actor, now)).id)
  return seeOther(c, '/admin/devices?done=1')
}

async function place(c: Ask): Promise<Response> {
  const show = (form: FormState) => showDevice(c, form)
  const { name, zone } = await parseForm(c, placed, sentences(c), show)
  await mustBeZone(c, zone, show)
  const { actor, now } = c.var
  await save(c, { show }, (tx) => placeDevice(tx, idIn(c), { name, zoneId: zone }, actor, now))
  return seeOther(c, `/admin/devices/${idIn(c)}?done=1`)
}

async function replace(c: Ask): Promise<Response> {
  const show = (form: FormState) => showReplace(c, form)
  const { code } = await parseForm(c, replacement, sentences(c), show)
  const { actor, now } = c.var
  const saving = { show, fields: { 'account.noSuchCode': 'code', 'account.otherKind': 'code' } }
  await save(c, saving, (tx) => replaceMachine(tx, idIn(c), code, actor, now))
  return seeOther(c, `/admin/devices/${idIn(c)}?done=1`)
}

async function mustBeZone(c: Ask, zone: number, show: (form: FormState) => Promise<Response>): Promise<void> {
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  if (!directory.zones.has(zone)) await refuseField(c, { zone: words[c.var.language].zoneMissing }, show)
}
