import type { Hono } from 'hono'
import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { z } from 'zod'
import {
  confirmSecondStep,
  dropSecondStep,
  offeredSecret,
  offerSecondStep,
  secondStepOf,
} from '#account/sign-in/second-step.ts'
import type { SignedIn } from '#account/sign-in/session.ts'
import { base32, otpauthAddress } from '#account/totp.ts'
import type { Vault } from '#account/vault.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, parseForm, refuseField } from '#platform/web/forms.ts'
import { dropCookie, readSealedCookie, setSealedCookie } from '#platform/web/sealed-cookie.ts'
import { Button, ButtonLink, Form } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Details, Notice, Tag } from '#ui/parts.tsx'
import { accountPage, settledMe } from './frame.tsx'
import { mustKnowPassword } from './password-page.tsx'
import { words } from './words.ts'

const own = '/account/second-step'
const again = z.object({ password: z.string('missing').min(1, 'missing').max(1000) })
const firstCode = z.object({ passcode: z.string('missing').trim().min(1, 'missing').max(40) })

/** Codes from a phone: on (password, QR code, first code, recovery codes) and off (password). */
export function secondStepRoutes(routes: Hono<Env>, vault: Vault): void {
  routes.get('/second-step', (c) => statePage(c, settledMe(c), blankForm()))
  routes.post('/second-step/offers', async (c) => {
    const by = await withPassword(c, vault)
    await c.var.inMall((tx) => offerSecondStep(tx, vault, by))
    // The secret is shown to whoever just gave the password, and not to the next one at this desk.
    setSealedCookie(c, vault, 'offer', true, 600)
    return seeOther(c, `${own}/first-code`)
  })
  routes.get('/second-step/first-code', (c) => firstCodePage(c, vault, blankForm()))
  routes.post('/second-step/first-code', async (c) => {
    const by = settledMe(c)
    const show = (form: FormState) => firstCodePage(c, vault, form)
    const wrong = words[c.var.language].codeWrong
    const { passcode } = await parseForm(c, firstCode, { passcode: wrong }, show)
    if (!readSealedCookie(c, vault, 'offer')) return seeOther(c, own)
    const { now, phoneNow } = c.var
    const codes = await c.var.inMall((tx) => confirmSecondStep(tx, vault, by, passcode, now, phoneNow))
    if (codes === 'wrong') return await refuseField(c, { passcode: wrong }, show)
    dropCookie(c, 'offer')
    setSealedCookie(c, vault, 'recovery', codes, 600)
    return seeOther(c, `${own}/recovery-codes`)
  })
  routes.get('/second-step/recovery-codes', (c) => recoveryPage(c, vault))
  routes.post('/second-step/removals', async (c) => {
    const by = await withPassword(c, vault)
    await c.var.inMall((tx) => dropSecondStep(tx, by.id, by, c.var.now))
    return seeOther(c, '/account?done=off')
  })
}

async function withPassword(c: Ask, vault: Vault): Promise<SignedIn> {
  const by = settledMe(c)
  const show = (form: FormState) => statePage(c, by, form)
  const { password } = await parseForm(c, again, { password: words[c.var.language].passwordMissing }, show)
  await mustKnowPassword(c, vault, { by, current: password, field: 'password', show })
  return by
}

async function statePage(c: Ask, by: SignedIn, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const { isOn, recoveryLeft } = await c.var.inMall((tx) => secondStepOf(tx, by.id))
  return accountPage(
    c,
    { title: says.secondStep, form, hasWayBack: true },
    <>
      <p>
        <Tag tone={isOn ? 'good' : 'plain'}>{isOn ? says.isOn : says.isOff}</Tag>
      </p>
      <p>{isOn ? says.recoveryLeft(recoveryLeft) : says.secondStepAbout}</p>
      <p>{isOn ? says.turnOffAbout : says.secondStepNeeds}</p>
      <Form action={isOn ? `${own}/removals` : `${own}/offers`}>
        <Field
          form={form}
          name="password"
          label={says.confirmPassword}
          language={language}
          type="password"
          autocomplete="current-password"
          width="w20"
        />
        <Button kind={isOn ? 'stop' : 'main'}>{isOn ? says.turnOff : says.turnOn}</Button>
      </Form>
    </>,
  )
}

async function firstCodePage(c: Ask, vault: Vault, form: FormState): Promise<Response> {
  const by = settledMe(c)
  const { language, mall } = c.var
  const says = words[language]
  const secret = readSealedCookie(c, vault, 'offer')
    ? await c.var.inMall((tx) => offeredSecret(tx, vault, by))
    : undefined
  if (!secret) return seeOther(c, own)
  return accountPage(
    c,
    { title: says.scan, form, hasWayBack: true },
    <>
      <p>{says.scanAbout}</p>
      <div class="qr" role="img" aria-label={says.scanAlt}>
        {raw(renderSVG(otpauthAddress(secret, mall.shortName, by.username), { border: 2 }))}
      </div>
      <Details summary={says.orType}>
        <p>{says.orTypeAbout}</p>
        <p class="key">{base32(secret).replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </Details>
      <Form action={`${own}/first-code`}>
        <Field
          form={form}
          name="passcode"
          label={says.firstCode}
          hint={says.codeHint}
          language={language}
          autocomplete="one-time-code"
          inputMode="numeric"
          width="w10"
          isCode
        />
        <Button>{says.go}</Button>
      </Form>
    </>,
  )
}

function recoveryPage(c: Ask, vault: Vault): Response | Promise<Response> {
  settledMe(c)
  const says = words[c.var.language]
  const codes = readSealedCookie(c, vault, 'recovery')
  if (!Array.isArray(codes)) return seeOther(c, own)
  dropCookie(c, 'recovery')
  return accountPage(
    c,
    { title: says.recoveryTitle },
    <>
      <Notice tone="attention">{says.recoveryKeep}</Notice>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ol>
      <ButtonLink href="/account?done=on">{says.recoveryDone}</ButtonLink>
    </>,
  )
}
