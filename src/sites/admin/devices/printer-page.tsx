import { allow } from '#account/allow.ts'
import { deviceFor } from '#account/device/pair.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { widths } from '#printing/printer.ts'
import { latestTest, type Paper, type PrinterHere, printerOf } from '#printing/read-printers.ts'
import { words as printingWords } from '#printing/words.ts'
import { Act, ButtonLink, Buttons } from '#ui/button.tsx'
import { Checkboxes, Radios } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { Notice, Tag } from '#ui/parts.tsx'
import { confirmPage } from '../confirm.tsx'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { words } from './words.ts'

type Place = { readonly deviceId: number | null; readonly path: string; readonly name: string }

/** A kiosk by its number, or the information desk by its name. */
export async function placeIn(c: Ask, tx: Tx): Promise<Place> {
  const { actor, language } = c.var
  allow(actor, 'device.approve')
  if (c.req.param('place') === 'desk')
    return { deviceId: null, path: '/admin/devices/printers/desk', name: printingWords[language].desk }
  const device = await deviceFor(tx, idIn(c, 'place'), actor)
  if (device.kind !== 'kiosk' || device.revokedAt) throw new NotFound('account.noSuchDevice')
  return { deviceId: device.id, path: `/admin/devices/printers/${device.id}`, name: device.name }
}

export async function showPrinter(c: Ask, typed?: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language].printerPage
  const { place, printer, test } = await c.var.inMall(async (tx) => {
    const place = await placeIn(c, tx)
    const printer = await printerOf(tx, place.deviceId)
    return { place, printer, test: printer && (await latestTest(tx, printer.id)) }
  })
  const form =
    typed ??
    blankForm({
      address: printer?.address,
      port: String(printer?.port ?? 9100),
      width: String(printer?.widthMm ?? 80),
      answers: printer && !printer.answers ? [] : ['yes'],
    })
  const question = { form, language }
  return adminPage(
    c,
    {
      title: says.title(place.name),
      section: 'devices',
      form,
      back: { href: '/admin/devices', text: words[language].title },
    },
    <>
      <p>{says.about}</p>
      {printer && <Standing c={c} place={place} printer={{ ...printer, place: place.name, wanted: 0 }} test={test} />}
      <EditForm action={place.path} language={language} submit={printer ? words[language].save : says.add}>
        <Field
          {...question}
          name="address"
          label={says.address}
          hint={says.addressHint}
          width="w20"
          autocomplete="off"
          isCode
        />
        <Field {...question} name="port" label={says.port} hint={says.portHint} width="w4" inputMode="numeric" isCode />
        <Radios
          {...question}
          name="width"
          label={says.width}
          options={widths.map((mm) => ({ value: String(mm), text: says.millimetres(String(mm)) }))}
        />
        <Checkboxes
          {...question}
          name="answers"
          label={says.answersTitle}
          options={[{ value: 'yes', text: says.answers, hint: says.answersHint }]}
        />
      </EditForm>
    </>,
  )
}

type StandingProps = {
  c: Ask
  place: Place
  printer: PrinterHere
  test: (Paper & { readonly wantedAt: Date }) | undefined
}

function Standing({ c, place, printer, test }: StandingProps) {
  const { language, formats } = c.var
  const says = words[language].printerPage
  return (
    <>
      <p>
        <PrinterState language={language} printer={printer} number={formats.number} />
      </p>
      {test && (
        <Notice tone={test.state === 'failed' ? 'bad' : test.state === 'printed' ? 'good' : 'plain'}>
          <p>{says.test[test.state](formats.time(test.wantedAt))}</p>
        </Notice>
      )}
      <Buttons>
        <Act action={`${place.path}/tests`} kind="secondary">
          {says.testPrint}
        </Act>
        <ButtonLink href={`${place.path}/remove`} kind="stop">
          {says.remove}
        </ButtonLink>
      </Buttons>
    </>
  )
}

type StateProps = {
  language: 'id' | 'en'
  printer: Pick<PrinterHere, 'health' | 'lowLeft'>
  number: (value: number) => string
}

/** In a word, and what to do about it. */
export function PrinterState({ language, printer: { health, lowLeft }, number }: StateProps) {
  const says = printingWords[language]
  const tone = health === 'ok' ? 'good' : health === 'paper_low' || health === 'unknown' ? 'attention' : 'bad'
  const left = lowLeft === null ? '' : lowLeft > 0 ? says.lowLeft(number(lowLeft)) : says.almostOut
  return (
    <>
      <Tag tone={tone}>{says.health[health]}</Tag>{' '}
      <span class="small quiet">{[left, says.whatToDo[health]].filter(Boolean).join(' ')}</span>
    </>
  )
}

export async function showRemovePrinter(c: Ask, form: FormState): Promise<Response> {
  const says = words[c.var.language].printerPage
  const { path, name } = await c.var.inMall((tx) => placeIn(c, tx))
  return confirmPage(c, {
    title: says.removeTitle(name),
    section: 'devices',
    form,
    action: `${path}/remove`,
    yes: says.removeYes,
    back: { href: path, text: says.title(name) },
    children: <p>{says.removeAbout}</p>,
  })
}
