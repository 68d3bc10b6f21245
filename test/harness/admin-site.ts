import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { Hono } from 'hono'
import type { Staff } from '#platform/actor.ts'
import { settableClock } from '#platform/clock.ts'
import { openFiles } from '#platform/files.ts'
import { silent } from '#platform/log.ts'
import type { Env } from '#platform/web/env.ts'
import { errorEdge } from '#platform/web/error-edge.ts'
import { identify, openMall } from '#platform/web/identity.ts'
import { readersLanguage } from '#platform/web/language.ts'
import { mallOfRequest } from '#platform/web/mall-of-request.ts'
import { formsOfHouse, sameSite } from '#platform/web/same-site.ts'
import { gatherRefusals } from '#platform/words.ts'
import { adminRoutes } from '#sites/admin/routes.tsx'
import { emblemRoutes } from '#sites/portal/emblem.ts'
import { faultPage } from '#ui/fault-page.tsx'
import { refusals } from '../../src/app.ts'
import type { TestDatabase } from './database.ts'
import { formsOf, type PageForm } from './page-forms.ts'
import { at } from './small-mall.ts'

const key = Buffer.alloc(32, 7)

/** The administration without signing in: `site.as(ibuSiti)` is that person's browser, without scripts. */
export function openAdminSite({ db }: Pick<TestDatabase, 'db'>) {
  const clock = settableClock(at(0))
  const edge = { say: gatherRefusals(refusals), show: faultPage, log: silent }
  const app = new Hono<Env>()
  app.onError(errorEdge({ ...edge, log: { error: (message, fields) => console.error(message, fields) } }))
  app.use(mallOfRequest(db, '/admin/mall'))
  app.use(readersLanguage)
  const people = new Map<string, Staff>()
  const recognise = async (c: { req: { header: (name: string) => string | undefined } }) => {
    const session = c.req.header('x-test-person') ?? ''
    const actor = people.get(session)
    return actor && { actor, session }
  }
  app.use(identify({ clock, db, recognisers: [recognise], isBehindProxy: false }))
  app.use(formsOfHouse(key))
  app.use(sameSite(key))
  app.use(openMall(() => {}))
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-admin-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))
  const files = openFiles({ dataDir, installationKey: key })
  app.route('/admin', adminRoutes({ installationKey: key, files }))
  app.route('/', emblemRoutes(files))
  const as = (staff: Staff) => {
    people.set(`person-${staff.id}`, staff)
    return browserOf(app, `person-${staff.id}`)
  }
  return { app, clock, as, stranger: browserOf(app, '') }
}

export type AdminSite = ReturnType<typeof openAdminSite>
export type Person = ReturnType<AdminSite['as']>
type Values = Readonly<Record<string, string | readonly string[]>>

function browserOf(app: Hono<Env>, session: string) {
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(path, { ...init, headers: { ...init.headers, 'x-test-person': session } })
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
  }
  const read = (path: string) => ask(path)
  /** Sends a form that the page shows, as a browser would, with some values typed over. */
  const send = async (form: PageForm, typed: Values = {}, button?: string) => {
    const body = new URLSearchParams()
    const pressed = form.buttons.find((one) => `${one.name}=${one.value}` === button)
    if (button && !pressed)
      throw new Error(`no button ${button}; there are ${form.buttons.map((b) => `${b.name}=${b.value}`).join(', ')}`)
    const unknown = Object.keys(typed).filter((name) => !form.names.includes(name))
    if (unknown.length > 0) throw new Error(`the form has no ${unknown.join(', ')}; it has ${form.names.join(', ')}`)
    for (const [name, value] of form.fields) if (!(name in typed)) body.append(name, value)
    for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) body.append(name, one)
    if (pressed) body.append(pressed.name, pressed.value)
    return ask(form.action, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  }
  /** Opens a page, fills its (only, or named by its action) form, sends it. */
  const fill = async (
    path: string,
    typed: Values = {},
    { action, button }: { action?: string; button?: string } = {},
  ) => send(await formOn(path, action), typed, button)
  const formOn = async (path: string, action?: string): Promise<PageForm> => {
    const { html, status } = await read(path)
    const forms = formsOf(html)
    const form = action ? forms.find((one) => one.action === action) : forms[0]
    if (!form)
      throw new Error(`${path} (${status}) has no form ${action ?? ''}: ${html.replace(/<[^>]+>/g, ' ').slice(0, 400)}`)
    return form
  }
  return { read, send, fill, formOn }
}
