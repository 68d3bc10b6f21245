import type { Hono } from 'hono'
import { directoryOf } from '#directory/directory-of.ts'
import { once, remember } from '#ledger/once.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { noFields } from '#platform/web/forms.ts'
import { beginRehearsal, endRehearsal } from '#visit/rehearsal.ts'
import { post } from './act.ts'
import { askFirst } from './floor-page.tsx'
import { words } from './words.ts'

/** Gladi: begun and ended by the manager. A press that arrives late again never begins a second one. */
export function rehearsal(routes: Hono<Env>): void {
  routes.get('/rehearsal', (c) => show(c))
  for (const [name, act] of [
    ['begin', beginRehearsal],
    ['end', endRehearsal],
  ] as const) {
    routes.post(
      `/rehearsal/${name}`,
      post(
        noFields,
        (tx, { by, now, command }) =>
          once(tx, by, command, async () => {
            await act(tx, by, now)
            await remember(tx, by, command, null, now)
          }),
        show,
      ),
    )
  }
}

async function show(c: Ask, refusal?: string): Promise<Response> {
  const says = words[c.var.language]
  const { mall } = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  if (mall.rehearsingSince) {
    return askFirst(c, {
      title: says.endRehearsalTitle,
      help: says.endRehearsalHelp,
      action: '/floor/rehearsal/end',
      submit: says.endRehearsal,
      refusal,
    })
  }
  return askFirst(c, {
    title: says.beginRehearsalTitle,
    help: says.beginRehearsalHelp,
    action: '/floor/rehearsal/begin',
    submit: says.beginRehearsal,
    refusal,
  })
}
