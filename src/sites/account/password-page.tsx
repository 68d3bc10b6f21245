import type { Hono } from 'hono'
import { z } from 'zod'
import { hashPassword, verifyPassword } from '#account/password.ts'
import { longestPassword, passwordFault } from '#account/password-rules.ts'
import { askPasswordAgain, changeOwnPassword, passwordWasRight } from '#account/sign-in/own-password.ts'
import type { SignedIn } from '#account/sign-in/session.ts'
import type { Vault } from '#account/vault.ts'
import { words as accountWords } from '#account/words.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, parseForm, refuseField } from '#platform/web/forms.ts'
import { Button, Form } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { doorOf } from './browser-of.ts'
import { keepSession } from './cookies.ts'
import { accountPage, me } from './frame.tsx'
import { onward } from './sign-in-page.tsx'
import { orWait } from './signing-in.ts'
import { words } from './words.ts'

const typed = z.object({
  currentPassword: z.string('missing').max(1000).optional(),
  newPassword: z
    .string('missing')
    .min(1, 'missing')
    .max(longestPassword * 4),
})

export function passwordRoutes(routes: Hono<Env>, vault: Vault): void {
  routes.get('/password', (c) => passwordPage(c, me(c), blankForm()))
  routes.post('/password', async (c) => {
    const by = me(c)
    const show = (form: FormState) => passwordPage(c, by, form)
    const says = words[c.var.language]
    const { currentPassword = '', newPassword } = await parseForm(
      c,
      typed,
      { currentPassword: says.passwordMissing, newPassword: says.newPasswordHint },
      show,
    )
    const kept = await mustKnowPassword(c, vault, {
      by,
      current: currentPassword,
      field: 'currentPassword',
      show,
      isAsked: !by.mustChangePassword,
    })
    const fault =
      passwordFault(newPassword, by.username) ?? ((await verifyPassword(newPassword, kept)) ? 'same' : undefined)
    if (fault) return await refuseField(c, { newPassword: accountWords[c.var.language].passwordFaults[fault] }, show)
    const change = { from: kept, to: await hashPassword(newPassword) }
    const session = await c.var.inMall((tx) => changeOwnPassword(tx, doorOf(c, vault), by, change))
    if (session === undefined) return seeOther(c, '/account')
    keepSession(c, session)
    return seeOther(c, by.mustChangePassword ? onward(c, '/account/arrival') : '/account?done=password')
  })
}

type Knowing = {
  by: SignedIn
  current: string
  field: string
  show: (form: FormState) => Promise<Response>
  isAsked?: boolean
}

/** Asks for the password once more, and gives back how it is kept. Whoever came with the first password just gave it. */
export async function mustKnowPassword(
  c: Ask,
  vault: Vault,
  { by, current, field, show, isAsked = true }: Knowing,
): Promise<string | null> {
  const asked = await orWait(c, field, show, () => c.var.inMall((tx) => askPasswordAgain(tx, doorOf(c, vault), by)))
  if (isAsked && !(await verifyPassword(current, asked.passwordHash)))
    return await refuseField(c, { [field]: words[c.var.language].currentWrong }, show)
  await c.var.inMall((tx) => passwordWasRight(tx, asked))
  return asked.passwordHash
}

function passwordPage(c: Ask, by: SignedIn, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const isFirst = by.mustChangePassword
  return accountPage(
    c,
    { title: isFirst ? says.choosePassword : says.changePassword, form, hasWayBack: !isFirst },
    <>
      {isFirst && <p>{says.choosePasswordAbout}</p>}
      <Form action={onward(c, '/account/password')}>
        {/* Password keepers look for the name that the password belongs to. */}
        <input type="text" name="username" value={by.username} autocomplete="username" hidden />
        {!isFirst && (
          <Field
            form={form}
            name="currentPassword"
            label={says.currentPassword}
            language={language}
            type="password"
            autocomplete="current-password"
            width="w20"
          />
        )}
        <Field
          form={form}
          name="newPassword"
          label={says.newPassword}
          hint={says.newPasswordHint}
          language={language}
          type="password"
          autocomplete="new-password"
          width="w20"
        />
        <Button>{says.save}</Button>
      </Form>
    </>,
  )
}
