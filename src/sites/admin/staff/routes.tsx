import { Hono } from 'hono'
import { z } from 'zod'
import { reachOf } from '#account/allow.ts'
import { hashPassword } from '#account/password.ts'
import { appoint, changeRoles, personFor, rename } from '#account/people.ts'
import { usernameFrom, usernameShape } from '#account/person.ts'
import { firstPassword } from '#account/rescue.ts'
import { roles } from '#account/roles.ts'
import { openVault, type Vault } from '#account/vault.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { bulkRoutes } from '../bulk-pages.tsx'
import { save } from '../change.ts'
import { rescueRoutes } from './acts.tsx'
import { staffBulk } from './bulk.ts'
import { showAdd, showEdit } from './edit-page.tsx'
import { showPeople } from './list-page.tsx'
import { showPerson } from './person-page.tsx'
import { showTold, tellOnce } from './told-page.tsx'
import { words } from './words.ts'

const some = fields.many(z.enum(roles)).pipe(z.array(z.enum(roles)).min(1, 'missing'))
const changed = z.object({ name: fields.text(100), roles: some })
const added = z.object({
  name: fields.text(100),
  username: z.string('shape').transform(usernameFrom).pipe(z.string().regex(usernameShape, 'shape')),
  roles: some,
  agency: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.coerce.number().int().positive().nullable(),
  ),
})

/** Who works here: for technicians and managers everybody, for a coordinator the own agency's people. */
export function staffAdmin({ installationKey }: { installationKey: Buffer }): Hono<Env> {
  const vault = openVault(installationKey)
  const routes = new Hono<Env>()
  routes.get('/', (c) => showPeople(c))
  bulkRoutes(routes, staffBulk)
  routes.get('/new', (c) => showAdd(c, blankForm()))
  routes.post('/', (c) => add(c, vault))
  routes.get('/:id{\\d+}', (c) => showPerson(c, idIn(c)))
  routes.get('/:id{\\d+}/edit', (c) => showEdit(c, idIn(c)))
  routes.post('/:id{\\d+}/edit', edit)
  routes.get('/:id{\\d+}/told', (c) => showTold(c, vault, idIn(c)))
  rescueRoutes(routes, vault)
  return routes
}

function sentences(c: Ask) {
  const says = words[c.var.language]
  return { name: says.nameMissing, username: says.usernameWrong, roles: says.rolesMissing, agency: says.agency }
}

const fieldOf = {
  'account.usernameTaken': 'username',
  'account.agencyMissing': 'agency',
  'account.agencyNotNeeded': 'agency',
  'account.mixedRoles': 'roles',
  'account.noRole': 'roles',
  'account.lastOfRole': 'roles',
}

async function add(c: Ask, vault: Vault): Promise<Response> {
  const show = (form: FormState) => showAdd(c, form)
  const { agency, ...person } = await parseForm(c, added, sentences(c), show)
  const { actor, now } = c.var
  const reach = reachOf(actor, 'staff.edit')
  const whom = { ...person, agencyId: typeof reach === 'number' ? reach : agency }
  const password = firstPassword(vault, `${person.username} ${await commandOf(c)}`)
  const hash = await hashPassword(password)
  const id = await save(c, { show, fields: fieldOf }, async (tx) => (await appoint(tx, whom, hash, actor, now)).id)
  return tellOnce(c, vault, id, password)
}

async function edit(c: Ask): Promise<Response> {
  const id = idIn(c)
  const show = (form: FormState) => showEdit(c, id, form)
  const { name, roles: wanted } = await parseForm(c, changed, sentences(c), show)
  const { actor, now } = c.var
  await save(c, { show, fields: fieldOf }, async (tx) => {
    const person = await personFor(tx, id, actor)
    await rename(tx, id, name, actor, now)
    const isSame = person.roles.length === wanted.length && wanted.every((role) => person.roles.includes(role))
    if (!isSame) await changeRoles(tx, id, wanted, actor, now)
  })
  return seeOther(c, `/admin/staff/${id}?done=1`)
}
