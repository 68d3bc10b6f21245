import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { Button, Form } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Details, Notice } from '#ui/parts.tsx'
import { accountPage } from './frame.tsx'
import { ownPath } from './where-to.ts'
import { words } from './words.ts'

/** Why somebody stands here, when it was not by choice. */
export type Because = 'ended' | 'signedOut' | 'tooLate' | undefined

export function signInPage(c: Ask, form: FormState, because?: Because): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  return accountPage(
    c,
    { title: says.signIn, form },
    <>
      {because && <Notice isNews>{says[because]}</Notice>}
      <p class="quiet">{says.signInAbout}</p>
      <Form action={onward(c, '/account/sign-in')}>
        <Field
          form={form}
          name="username"
          label={says.username}
          language={language}
          autocomplete="username"
          width="w20"
          isCode
        />
        <Field
          form={form}
          name="password"
          label={says.password}
          language={language}
          type="password"
          autocomplete="current-password"
          width="w20"
        />
        <Button>{says.signIn}</Button>
      </Form>
      <Details summary={says.forgotten}>
        <p>{says.forgottenAbout}</p>
      </Details>
    </>,
  )
}

/** The second of two steps: six digits from the phone, or a recovery code when the phone is not there. */
export function codePage(c: Ask, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const isRecovery = c.req.query('with') === 'recovery'
  const kind = isRecovery
    ? ({ label: says.recovery, hint: says.recoveryHint } as const)
    : ({ label: says.code, hint: says.codeHint } as const)
  return accountPage(
    c,
    { title: kind.label, form },
    <>
      <p>{isRecovery ? says.recoveryAbout : says.codeAbout}</p>
      <Form action={onward(c, '/account/code', isRecovery)}>
        <Field
          form={form}
          name="passcode"
          {...kind}
          language={language}
          autocomplete="one-time-code"
          inputMode={isRecovery ? undefined : 'numeric'}
          width="w10"
          isCode
        />
        <Button>{says.go}</Button>
      </Form>
      <p>
        <a href={onward(c, '/account/code', !isRecovery)}>{isRecovery ? says.withPhone : says.noPhone}</a>
      </p>
      <p>
        <a href={onward(c, '/account/sign-in')}>{says.startAgain}</a>
      </p>
    </>,
  )
}

/** Takes along where the person wanted to go. */
export function onward(c: Ask, path: string, withRecovery = false): string {
  const to = ownPath(c.req.query('to'))
  const query = new URLSearchParams([...(to ? [['to', to]] : []), ...(withRecovery ? [['with', 'recovery']] : [])])
  return query.size > 0 ? `${path}?${query}` : path
}
