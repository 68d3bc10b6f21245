import type { PropsWithChildren } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { Notice } from '#ui/parts.tsx'
import { adminPage, type Section } from './frame.tsx'
import { words } from './words.ts'

type Confirm = PropsWithChildren<{
  readonly title: string
  readonly section: Section
  readonly form: FormState
  readonly action: string
  readonly yes: string
  readonly back: { readonly href: string; readonly text: string }
}>

/** The page before something goes: what goes, what stays, one button. What refuses it is said on the same page. */
export function confirmPage(c: Ask, { title, section, form, action, yes, back, children }: Confirm): Promise<Response> {
  return adminPage(
    c,
    { title, section, form, back },
    <>
      {children}
      <Form action={action} id="form">
        <Buttons>
          <Button kind="stop">{yes}</Button>
          <ButtonLink kind="quiet" href={back.href}>
            {words[c.var.language].cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>,
  )
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
