import type { Hono } from 'hono'
import { z } from 'zod'
import { directoryOf } from '#directory/directory-of.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { takeNumber } from '#visit/take-number.ts'
import { protectedKinds } from '#visit/visit.ts'
import { words } from '../words.ts'
import { orRefusal } from './info.ts'
import { showOrder } from './order-page.tsx'

const groups = ['none', ...protectedKinds] as const
const order = z.object({
  service: fields.many(z.coerce.number().int().positive()),
  order: z.enum(['any', 'listed']).default('any'),
  group: z.enum(groups).default('none'),
  language: z.enum(['id', 'en']).default('id'),
  paper: fields.ticked(),
})

/** A number for somebody who stands at the information desk: chosen services travel in the address, nothing is kept. */
export function numbers(routes: Hono<Env>): void {
  routes.get('/numbers/new', (c) =>
    show(c, blankForm({ service: chosenIn(c), order: 'any', group: 'none', language: 'id', paper: 'yes' })),
  )
  routes.post('/numbers', async (c) => {
    const { choose } = words[c.var.language]
    const sentences = {
      service: words[c.var.language].chooseService,
      order: choose,
      group: choose,
      language: choose,
      paper: choose,
    }
    const form = await parseForm(c, order, sentences, (typed) => show(c, typed))
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
        const taken = await c.var.inMall((tx) => takeNumber(tx, wish, c.var.actor, c.var.now, command))
        return seeOther(c, `/desk/info/visits/${taken.visitId}${form.paper ? '/ticket' : ''}`, taken)
      },
      (refusal) =>
        show(c, blankForm({ ...form, service: form.service.map(String), paper: form.paper ? 'yes' : '' }), refusal),
    )
  })
}

async function show(c: Ask, form: FormState, refusal?: string): Promise<Response> {
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  return showOrder(c, directory, form, refusal)
}

function chosenIn(c: Ask): string[] {
  const without = c.req.query('without')
  return [...new Set(c.req.queries('service') ?? [])].filter((one) => one !== '' && one !== without)
}
