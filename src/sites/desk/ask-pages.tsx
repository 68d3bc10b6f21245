import { pauseReasons } from '#counter/sitting.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { Act, ButtonLink, Buttons } from '#ui/button.tsx'
import { Radios, Select } from '#ui/choices.tsx'
import { typedIn } from '#ui/field.tsx'
import { Notice } from '#ui/parts.tsx'
import { holdReasons, names } from '#visit/names.ts'
import type { Desk } from './desk.ts'
import { besideDesk } from './desk-page.tsx'
import { Key } from './key.tsx'
import { type AboutVisit, ask, sayWho, withFirst } from './question-page.tsx'
import { words } from './words.ts'

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

/** Whoever leaves while people wait should know who calls them then. */
export type LeftWaiting = { readonly count: number; readonly othersCall: boolean }

export function showClose(c: Ask, desk: Desk, { count, othersCall }: LeftWaiting): Promise<Response> {
  const says = words[c.var.language]
  const base = `/desk/${desk.counter.code}`
  return besideDesk(
    c,
    desk,
    says.close,
    <>
      <h1>{says.leaving.closeConfirm}</h1>
      {count > 0 && (
        <Notice tone="attention">
          {othersCall ? says.leaving.closeOthersCall(count) : says.leaving.closeNobodyCalls(count)}
        </Notice>
      )}
      <p>{says.leaving.closeHelp}</p>
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
