import type { Hono } from 'hono'
import { hashPassword } from '#account/password.ts'
import { mustEdit, reinstate, retire } from '#account/people.ts'
import { firstPassword, resetPassword, resetSecondStep, signOutPerson } from '#account/rescue.ts'
import type { Vault } from '#account/vault.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { save } from '../change.ts'
import { confirmPage } from '../confirm.tsx'
import { tellOnce } from './told-page.tsx'
import { words } from './words.ts'

type Act = (tx: Tx, id: number, by: Actor, now: Date) => Promise<void>
type ActWithPassword = (tx: Tx, id: number, hash: string, by: Actor, now: Date) => Promise<void>

/** What is asked once more before it is done: each has its page, and its form is the act. */
const asked = {
  'phone-off': 'phoneOff',
  'sign-out': 'signOut',
  retire: 'retire',
  reset: 'reset',
  reinstate: 'reinstate',
} as const
type Path = keyof typeof asked
const plain: Record<'phone-off' | 'sign-out' | 'retire', Act> = {
  'phone-off': resetSecondStep,
  'sign-out': signOutPerson,
  retire,
}
const withPassword: Record<'reset' | 'reinstate', ActWithPassword> = { reset: resetPassword, reinstate }

export function rescueRoutes(routes: Hono<Env>, vault: Vault): void {
  for (const path of Object.keys(asked) as Path[])
    routes.get(`/:id{\\d+}/${path}`, (c) => askFirst(c, path, blankForm()))
  for (const [path, act] of Object.entries(plain)) {
    routes.post(`/:id{\\d+}/${path}`, async (c) => {
      const id = idIn(c)
      const { actor, now } = c.var
      await save(c, { show: (form) => askFirst(c, path as Path, form) }, (tx) => act(tx, id, actor, now))
      return seeOther(c, `/admin/staff/${id}?done=1`)
    })
  }
  for (const [path, act] of Object.entries(withPassword)) {
    routes.post(`/:id{\\d+}/${path}`, async (c) => {
      const id = idIn(c)
      const { actor, now } = c.var
      const password = firstPassword(vault, `${id} ${await commandOf(c)}`)
      const hash = await hashPassword(password)
      await save(c, { show: (form) => askFirst(c, path as Path, form) }, (tx) => act(tx, id, hash, actor, now))
      return tellOnce(c, vault, id, password)
    })
  }
}

async function askFirst(c: Ask, path: Path, form: FormState): Promise<Response> {
  const person = await c.var.inMall((tx) => mustEdit(tx, idIn(c), c.var.actor))
  const says = words[c.var.language]
  const act = asked[path]
  return confirmPage(c, {
    title: says[`${act}Title`](person.name),
    section: 'staff',
    form,
    action: `/admin/staff/${person.id}/${path}`,
    yes: says[`${act}Yes`],
    back: { href: `/admin/staff/${person.id}`, text: person.name },
    children: <p>{says[`${act}About`]}</p>,
  })
}
