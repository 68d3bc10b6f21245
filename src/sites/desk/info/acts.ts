import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { commandOf, fields, parseForm, type Sentences } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { publicOrigin } from '#platform/web/public-origin.ts'
import { wantPrint } from '#printing/want-print.ts'
import { mustRead } from '#visit/at-counter.ts'
import { giveUp, returnAfterMiss } from '#visit/by-visitor.ts'
import { confirmPriority, withdrawPriority } from '#visit/confirm-priority.ts'
import { addService, exchangeService, type Helping, prioritise, reportPrint } from '#visit/help-visitor.ts'
import { mustHelpVisitors } from '#visit/policy.ts'
import { protectedKinds } from '#visit/visit.ts'
import { words } from '../words.ts'
import { orRefusal } from './info.ts'
import { showInfo } from './info-page.tsx'

const groups = ['none', ...protectedKinds] as const

/** What the information desk does with a number that somebody holds. */
export function acts(routes: Hono<Env>, publicUrl: string): void {
  act(
    routes,
    'services',
    z.object({
      service: z.coerce.number().int().positive(),
      when: z
        .string()
        .regex(/^(now|after|instead:\d{1,15})$/)
        .default('now'),
    }),
    (tx, helping, { service, when }) => {
      const [, wrong] = when.split(':')
      return wrong
        ? exchangeService(tx, helping, Number(wrong), service)
        : addService(tx, helping, service, when === 'after')
    },
  )
  act(routes, 'groups', z.object({ group: fields.choice(groups) }), (tx, helping, form) =>
    prioritise(tx, helping, form.group === 'none' ? null : form.group),
  )
  act(routes, 'priorities', z.object({ look: fields.choice(['confirm', 'withdraw']) }), (tx, helping, form) =>
    form.look === 'confirm' ? confirmPriority(tx, helping) : withdrawPriority(tx, helping),
  )
  // On the desk's own printer; where it has none the page of the paper prints in the browser.
  act(routes, 'sheets', z.object({}), async (tx, { visitId, by, now, command }, _, c) => {
    mustHelpVisitors(by)
    const visit = await mustRead(tx, visitId)
    const wish = { deviceId: null, origin: publicOrigin(c, publicUrl), language: visit.language, by, now }
    if (!(await wantPrint(tx, visit, wish, command))) throw new Refused('printing.noPrinter')
  })
  act(routes, 'returns', z.object({}), async (tx, helping) => returnAfterMiss(tx, await mineOf(tx, helping)))
  act(routes, 'cancel', z.object({}), async (tx, helping) => giveUp(tx, await mineOf(tx, helping)))
  act(
    routes,
    'prints',
    z.object({ state: z.enum(['printed', 'failed', 'pending']) }),
    (tx, { visitId, by, now, command }, form) => {
      mustHelpVisitors(by)
      return reportPrint(tx, visitId, form.state, by, now, command)
    },
  )
}

async function mineOf(tx: Tx, { visitId, by, now, command }: Helping) {
  mustHelpVisitors(by)
  return { visit: await mustRead(tx, visitId), by, now, ...(command ? { command } : {}) }
}

type Does<F> = (tx: Tx, helping: Helping, form: F, c: Ask) => Promise<unknown>

function act<S extends z.ZodObject>(routes: Hono<Env>, name: string, schema: S, does: Does<z.output<S>>): void {
  routes.post(`/visits/:visit/${name}`, async (c) => {
    const form = await parseForm(c, schema, sentencesOf(c, schema), (typed) => showInfo(c, { form: typed }))
    const helping = {
      visitId: idIn(c, 'visit'),
      by: c.var.actor,
      now: c.var.now,
      command: { id: await commandOf(c) },
    }
    return orRefusal(
      c,
      async () => {
        await c.var.inMall((tx) => does(tx, helping, form, c))
        return seeOther(c, `/desk/info/visits/${helping.visitId}`)
      },
      (refusal) => showInfo(c, { refusal }),
    )
  })
}

function sentencesOf<S extends z.ZodObject>(c: Ask, schema: S): Sentences<S> {
  const { choose, chooseService } = words[c.var.language]
  return Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, name === 'service' ? chooseService : choose]),
  ) as Sentences<S>
}
