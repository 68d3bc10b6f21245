import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { typedIn } from '#ui/field.tsx'
import type { Visit } from '#visit/visit.ts'
import type { Desk } from './desk.ts'
import { besideDesk } from './desk-page.tsx'
import { words } from './words.ts'

export type Question = {
  /** Whom it is about, where it is about somebody: the number has left the screen, and must not leave the mind. */
  about?: string | undefined
  title: string
  help?: string
  action: string
  form: FormState
  submit: string
  before?: Child
  children?: Child
}

/** One question, one button: the button is Enter. */
export function ask(c: Ask, desk: Desk, question: Question): Promise<Response> {
  const { language } = c.var
  const { about, title, help, action, form, submit, before, children } = question
  return besideDesk(
    c,
    desk,
    title,
    <>
      <ErrorSummary form={form} language={language} />
      {about && <p class="over">{about}</p>}
      <h1>{title}</h1>
      {help && <p>{help}</p>}
      {before}
      <Form action={action}>
        {children}
        <Buttons>
          <Button shortcut="Enter">{submit}</Button>
          <ButtonLink href={`/desk/${desk.counter.code}`} kind="secondary">
            {words[language].back}
          </ButtonLink>
        </Buttons>
      </Form>
    </>,
    { hasErrors: hasErrors(form) },
  )
}

export type AboutVisit = { desk: Desk; visit: Visit | undefined }

/** The number that stands at the counter, and what is being done for it. */
export function sayWho(c: Ask, desk: Desk, visit: Visit | undefined, legId: string): string | undefined {
  const leg = visit?.legs.find((one) => String(one.id) === legId)
  if (!visit || !leg) return undefined
  return [visit.ticket, desk.directory.services.get(leg.serviceId)?.name[c.var.language]].filter(Boolean).join(', ')
}

/** The usual answer is chosen beforehand, so that two keys do it. */
export function withFirst(form: FormState, name: string, value: string): FormState {
  return typedIn(form, name) || hasErrors(form) ? form : { ...form, values: { ...form.values, [name]: value } }
}
