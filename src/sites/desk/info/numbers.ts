import type { Hono } from 'hono'
import { z } from 'zod'
import { seeOther } from '#platform/web/answers.ts'
import type { Env } from '#platform/web/env.ts'
import { blankForm, commandOf, fields, parseForm } from '#platform/web/forms.ts'
import { publicOrigin } from '#platform/web/public-origin.ts'
import { wantPrint } from '#printing/want-print.ts'
import { takeNumber } from '#visit/take-number.ts'
import { protectedKinds } from '#visit/visit.ts'
import { words } from '../words.ts'
import { orRefusal } from './info.ts'
import { showInfo } from './info-page.tsx'

const groups = ['none', ...protectedKinds] as const
const order = z.object({
  service: fields.many(z.coerce.number().int().positive()),
  order: z.enum(['any', 'listed']).default('any'),
  group: z.enum(groups).default('none'),
  language: z.enum(['id', 'en']).default('id'),
  paper: fields.ticked(),
})

/** A number for somebody who stands at the information desk; its sheet is wished for in the same transaction. */
export function numbers(routes: Hono<Env>, publicUrl: string): void {
  routes.post('/numbers', async (c) => {
    const { choose } = words[c.var.language]
    const sentences = {
      service: words[c.var.language].chooseService,
      order: choose,
      group: choose,
      language: choose,
      paper: choose,
    }
    const form = await parseForm(c, order, sentences, (typed) => showInfo(c, { form: typed }))
    const command = { id: await commandOf(c) }
    return orRefusal(
      c,
      async () => {
        const wish = {
          serviceIds: form.service,
          inOrder: form.order === 'listed',
          protectedAs: form.group === 'none' ? null : form.group,
          channel: 'desk' as const,
          language: form.language,
          onPaper: form.paper,
        }
        const { actor: by, now } = c.var
        const { taken, isPrinting } = await c.var.inMall(async (tx) => {
          const taken = await takeNumber(tx, wish, by, now, command)
          const visit = { id: taken.visitId, printState: 'pending', closedAt: null }
          const paper = { deviceId: null, origin: publicOrigin(c, publicUrl), language: form.language, by, now }
          return { taken, isPrinting: form.paper && (await wantPrint(tx, visit, paper)) }
        })
        const isByBrowser = form.paper && !isPrinting
        return seeOther(c, `/desk/info/visits/${taken.visitId}${isByBrowser ? '/ticket' : ''}`, taken)
      },
      (refusal) =>
        showInfo(c, {
          form: blankForm({ ...form, service: form.service.map(String), paper: form.paper ? 'yes' : '' }),
          refusal,
        }),
    )
  })
}
