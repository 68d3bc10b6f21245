import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Act, Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { Radios } from '#ui/choices.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { LegTable } from '../leg-table.tsx'
import { Group } from '../visit-page.tsx'
import { words } from '../words.ts'
import type { Found } from './info.ts'
import { infoFrame, Refusal } from './info-page.tsx'
import { ServiceSelect } from './order-page.tsx'

type With = { readonly form?: FormState; readonly refusal?: string }

/** One number as the information desk sees it: how far it is, and what can be mended. */
export function showNumber(
  c: Ask,
  { directory, visit }: Found,
  { form = blankForm(), refusal }: With,
): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const base = `/desk/info/visits/${visit.id}`
  const missed = visit.legs.some((leg) => leg.state === 'missed')
  const isServed = visit.legs.some((leg) => leg.state === 'serving')
  return infoFrame(
    c,
    says.info.numberOf(visit.ticket),
    <>
      <a class="back" href="/desk/info">
        {says.info.back}
      </a>
      <ErrorSummary form={form} language={language} />
      <Refusal sentence={refusal} />
      <h1>{says.info.numberOf(visit.ticket)}</h1>
      <LegTable c={c} directory={directory} visit={visit} />
      <Buttons>
        {missed && (
          <Act action={`${base}/returns`} shortcut="Enter">
            {says.returnThis}
          </Act>
        )}
        {!visit.closedAt && (
          <ButtonLink href={`${base}/ticket`} kind="secondary">
            {visit.printState === 'none' || visit.printState === 'pending' ? says.info.print : says.info.printAgain}
          </ButtonLink>
        )}
        <ButtonLink href={`/v/${visit.token}`} kind="secondary">
          {says.info.statusPage}
        </ButtonLink>
        {!visit.closedAt && !isServed && (
          <ButtonLink href={`${base}/cancel`} kind="stop">
            {says.info.cancel}
          </ButtonLink>
        )}
      </Buttons>
      {!visit.closedAt && (
        <div class="two">
          <Group c={c} action={`${base}/groups`} visit={visit} />
          <AddService c={c} directory={directory} base={base} form={form} />
        </div>
      )}
    </>,
    { hasErrors: hasErrors(form), ...(refusal ? { status: 409 as const } : {}) },
  )
}

function AddService({
  c,
  directory,
  base,
  form,
}: {
  c: Ask
  directory: Found['directory']
  base: string
  form: FormState
}) {
  const { language } = c.var
  const says = words[language].info
  const when = [
    { value: 'now', text: says.addNow },
    { value: 'after', text: says.addAfter },
  ]
  return (
    <section>
      <h2>{says.addHere}</h2>
      <Form action={`${base}/services`}>
        <div class={form.errors.service ? 'field wrong' : 'field'}>
          <label class="label" for="service">
            {says.giveLabel}
          </label>
          {form.errors.service && <p class="error">{form.errors.service}</p>}
          <ServiceSelect directory={directory} language={language} id="service" />
        </div>
        <Radios form={blankForm({ when: 'now' })} name="when" label={says.addWhen} language={language} options={when} />
        <Button kind="secondary">{says.add}</Button>
      </Form>
    </section>
  )
}

export function showCancel(c: Ask, { visit }: Found): Promise<Response> {
  const says = words[c.var.language].info
  const base = `/desk/info/visits/${visit.id}`
  return infoFrame(
    c,
    says.cancel,
    <>
      <h1>{says.cancelConfirm(visit.ticket)}</h1>
      <p>{says.cancelHelp}</p>
      <Buttons>
        <Act action={`${base}/cancel`} kind="stop">
          {says.cancelYes}
        </Act>
        <ButtonLink href={base} kind="secondary">
          {says.backToNumber}
        </ButtonLink>
      </Buttons>
    </>,
  )
}
