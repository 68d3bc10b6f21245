import type { Hono } from 'hono'
import type { Child, PropsWithChildren } from 'hono/jsx'
import { allow } from '#account/allow.ts'
import type { Tx } from '#platform/database.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { Notice } from '#ui/parts.tsx'
import { save } from './change.ts'
import { adminPage, type Section } from './frame.tsx'
import { words } from './words.ts'

type Confirm = PropsWithChildren<{
  readonly title: string
  readonly section: Section
  readonly form: FormState
  readonly action: string
  /** What the button says; none where nothing is left to do. */
  readonly yes: string | undefined
  readonly fields?: Child
  readonly back: { readonly href: string; readonly text: string }
}>

/** The page before something goes: what goes, what stays, one button. What refuses it is said on the same page. */
export function confirmPage(c: Ask, confirm: Confirm): Promise<Response> {
  const { title, section, form, action, yes, fields, back, children } = confirm
  return adminPage(
    c,
    { title, section, form, back },
    <>
      {children}
      <Form action={action} id="form">
        {fields}
        <Buttons>
          {yes && <Button kind="stop">{yes}</Button>}
          <ButtonLink kind="quiet" href={back.href}>
            {words[c.var.language].cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>,
  )
}

type Removal<T> = {
  readonly section: Section
  /** Reads what the address means; not found is thrown. */
  readonly find: (tx: Tx, c: Ask) => Promise<T>
  readonly says: (thing: T, language: Language) => { title: string; body: string; yes: string; name: string }
  /** The page of the thing; its removal stands under it. */
  readonly at: (thing: T) => string
  readonly act: (tx: Tx, thing: T, by: Ask['var']['actor'], now: Date) => Promise<unknown>
}

/** The two routes under a thing of the mall by which it goes for good: the page that asks, and the act. */
export function removal<T>(routes: Hono<Env>, thingPath: string, list: string, of: Removal<T>): void {
  const show = async (c: Ask, form: FormState) => {
    allow(c.var.actor, 'mall.edit')
    const thing = await c.var.inMall((tx) => of.find(tx, c))
    const { title, body, yes, name } = of.says(thing, c.var.language)
    const at = of.at(thing)
    const back = { href: at, text: name }
    const children = <p>{body}</p>
    return confirmPage(c, { title, section: of.section, form, action: `${at}/remove`, yes, back, children })
  }
  routes.get(`${thingPath}/remove`, (c) => show(c, blankForm()))
  routes.post(`${thingPath}/remove`, async (c) => {
    const { actor, now } = c.var
    allow(actor, 'mall.edit')
    await save(c, { show: (form) => show(c, form) }, async (tx) => of.act(tx, await of.find(tx, c), actor, now))
    return seeOther(c, `${list}?done=1`)
  })
}

/** What ends, and whose plans end with it. */
export function Ending({ c, body, appointed }: { c: Ask; body: string; appointed: number }) {
  return (
    <>
      <p>{body}</p>
      {appointed > 0 && <Notice tone="attention">{words[c.var.language].appointmentsEnd(appointed)}</Notice>}
    </>
  )
}
