import type { Child } from 'hono/jsx'
import { pauseReasons } from '#counter/sitting.ts'
import type { Service } from '#directory/directory.ts'
import { findServices, servicesOfAgency } from '#directory/find-services.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { Act, Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { Radios, Select } from '#ui/choices.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { Field, typedIn } from '#ui/field.tsx'
import { holdReasons, names } from '#visit/names.ts'
import type { Visit } from '#visit/visit.ts'
import type { Desk } from './desk.ts'
import { besideDesk } from './desk-page.tsx'
import { Key } from './key.tsx'
import { words } from './words.ts'

type Question = {
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
function ask(c: Ask, desk: Desk, question: Question): Promise<Response> {
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

/** The number that stands at the counter, and what is being done for it. */
function sayWho(c: Ask, desk: Desk, visit: Visit | undefined, legId: string): string | undefined {
  const leg = visit?.legs.find((one) => String(one.id) === legId)
  if (!visit || !leg) return undefined
  return [visit.ticket, desk.directory.services.get(leg.serviceId)?.name[c.var.language]].filter(Boolean).join(', ')
}

type AboutVisit = { desk: Desk; visit: Visit | undefined }

export function showTransfer(c: Ask, { desk, visit }: AboutVisit, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const typed = c.req.query('q') ?? ''
  const leg = typedIn(form, 'leg')
  const found = typed
    ? findServices(desk.directory, typed).slice(0, 30)
    : servicesOfAgency(desk.directory, desk.agency.id)
  const options = found.map((service) => ({
    value: String(service.id),
    text: service.name[language],
    hint: agencyOf(desk, service),
  }))
  const search = (
    <form class="search" method="get" action={`/desk/${desk.counter.code}/transfers/new`}>
      <input type="hidden" name="leg" value={leg} />
      <label class="unseen" for="search-q">
        {says.info.giveLabel}
      </label>
      <input
        class="input"
        id="search-q"
        type="search"
        name="q"
        data-shortcut="/"
        value={typed}
        placeholder={says.info.giveHint}
        autocomplete="off"
      />
      <button type="submit" class="button attention">
        {says.info.findShort}
      </button>
    </form>
  )
  return ask(c, desk, {
    about: sayWho(c, desk, visit, leg),
    title: says.transfer,
    help: says.transferHelp,
    action: `/desk/${desk.counter.code}/transfers`,
    form,
    submit: says.transfer,
    before: search,
    children: (
      <>
        <input type="hidden" name="leg" value={leg} />
        {options.length === 0 ? (
          <p>{says.info.noService(typed)}</p>
        ) : (
          <Radios form={form} name="service" label={says.whereTo} language={language} options={options} />
        )}
        <Field
          form={form}
          name="note"
          label={says.noteLabel}
          hint={says.noteHint}
          language={language}
          autocomplete="off"
        />
      </>
    ),
  })
}

function agencyOf(desk: Desk, service: Service): string | undefined {
  return service.agencyId === desk.agency.id ? undefined : desk.directory.agencies.get(service.agencyId)?.shortName
}

export function showHold(c: Ask, { desk, visit }: AboutVisit, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  return ask(c, desk, {
    about: sayWho(c, desk, visit, typedIn(form, 'leg')),
    title: says.park,
    help: says.holdHelp,
    action: `/desk/${desk.counter.code}/parked`,
    form: withFirst(form, 'reason', holdReasons[0]),
    submit: says.park,
    children: (
      <>
        <input type="hidden" name="leg" value={typedIn(form, 'leg')} />
        <Radios
          form={withFirst(form, 'reason', holdReasons[0])}
          name="reason"
          label={says.whyHold}
          language={language}
          options={holdReasons.map((value) => ({ value, text: names[language].hold[value] }))}
        />
      </>
    ),
  })
}

export function showPause(c: Ask, desk: Desk, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  return ask(c, desk, {
    title: says.pause,
    help: says.pausedHelp,
    action: `/desk/${desk.counter.code}/pauses`,
    form,
    submit: says.pause,
    children: (
      <>
        <Radios
          form={withFirst(form, 'reason', 'break')}
          name="reason"
          label={says.whyPause}
          language={language}
          options={pauseReasons.map((value) => ({ value, text: names[language].pause[value] }))}
        />
        <Select
          form={form}
          name="minutes"
          shortcut="L"
          label={
            <>
              {says.howLong} <Key>L</Key>
            </>
          }
          hint={says.howLongHint}
          language={language}
          options={[
            { value: '', text: says.lengthUnknown },
            ...pauseLengths.map((minutes) => ({ value: String(minutes), text: c.var.formats.minutes(minutes) })),
          ]}
        />
      </>
    ),
  })
}

const pauseLengths = [5, 10, 15, 20, 30, 45, 60, 90]

/** The usual answer is chosen beforehand, so that two keys do it. */
function withFirst(form: FormState, name: string, value: string): FormState {
  return typedIn(form, name) || hasErrors(form) ? form : { ...form, values: { ...form.values, [name]: value } }
}

export function showClose(c: Ask, desk: Desk): Promise<Response> {
  const says = words[c.var.language]
  const base = `/desk/${desk.counter.code}`
  return besideDesk(
    c,
    desk,
    says.close,
    <>
      <h1>{says.closeConfirm}</h1>
      <p>{says.closeHelp}</p>
      <Buttons>
        <Act action={`${base}/close`} shortcut="Enter">
          {says.close}
        </Act>
        <ButtonLink href={base} kind="secondary">
          {says.back}
        </ButtonLink>
      </Buttons>
    </>,
  )
}
