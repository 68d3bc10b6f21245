import { z } from 'zod'
import { editMall } from '#mall/edit-mall.ts'
import { carriesWhite, contrast, nearestThatCarriesWhite } from '#platform/colour.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm, refuseField } from '#platform/web/forms.ts'
import { Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { Field, typedIn } from '#ui/field.tsx'
import { save, seenIn } from '../change.ts'
import { Seen } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { words as common } from '../words.ts'
import { ColourPreview, ColourSample, usualColour } from './colour-sample.tsx'
import { words } from './colour-words.ts'
import { back, loadForEditing } from './load.ts'

/** For those who think of colours by name; white can be read on each (colour.test.ts). */
export const readyColours = {
  nila: usualColour,
  laut: '#0b4a6f',
  daun: '#17543a',
  soga: '#6e3914',
  manggis: '#4b2a63',
  delima: '#7a1f3d',
  arang: '#2f3542',
} as const

const path = '/admin/mall/colour'

/** `?try=7a1f3d` shows a colour before it is saved: a plain address, so that Back and a second look work without script. */
export async function showColour(c: Ask, shown?: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const { accent } = await loadForEditing(c)
  const form = shown ?? triedIn(c) ?? blankForm({ accent: accent ?? '' })
  const wished = colourIn(typedIn(form, 'accent'))
  const usable = nearestThatCarriesWhite(wished ?? accent ?? usualColour)
  return adminPage(
    c,
    { title: says.edit, section: 'mall', form, back: back(c) },
    <>
      <p>{says.about}</p>
      {wished && !carriesWhite(wished) && <Offer c={c} wished={wished} offered={usable} />}
      <Form action={path} id="form" class="edit">
        <Seen of={{ accent }} />
        <Field form={form} language={language} name="accent" label={says.colour} hint={says.hint} width="w10" isCode />
        <Buttons>
          <Button>{common[language].save}</Button>
          <Button kind="secondary" name="preview" value="1">
            {says.preview}
          </Button>
          <ButtonLink href="/admin/mall" kind="quiet">
            {common[language].cancel}
          </ButtonLink>
        </Buttons>
      </Form>
      <ColourPreview c={c} colour={usable} />
      <ReadyColours c={c} />
    </>,
  )
}

/** Both colours side by side, and one press to take the one that can be read. */
function Offer({ c, wished, offered }: { c: Ask; wished: string; offered: string }) {
  const says = words[c.var.language]
  return (
    <section class="offer" aria-labelledby="tawaran">
      <h2 id="tawaran">{says.offerTitle}</h2>
      <ul class="colours">
        <li>
          <ColourSample colour={wished} />
          <span>
            {says.wished}: {wished}
          </span>
        </li>
        <li>
          <ColourSample colour={offered} />
          <span>
            {says.offered}: {offered}
          </span>
        </li>
      </ul>
      <Buttons>
        <ButtonLink href={trying(offered)} kind="secondary">
          {says.take(offered)}
        </ButtonLink>
      </Buttons>
    </section>
  )
}

function ReadyColours({ c }: { c: Ask }) {
  const says = words[c.var.language]
  return (
    <section aria-labelledby="siap">
      <h2 id="siap">{says.ready}</h2>
      <p>{says.readyAbout}</p>
      <ul class="colours">
        {Object.entries(readyColours).map(([name, colour]) => (
          <li>
            <a href={trying(colour)}>
              <ColourSample colour={colour} />
              {says.names[name as keyof typeof readyColours]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function trying(colour: string): string {
  return `${path}?try=${colour.slice(1)}`
}

function triedIn(c: Ask): FormState | undefined {
  const tried = colourIn(`#${c.req.query('try') ?? ''}`)
  return tried === undefined
    ? undefined
    : { values: { accent: tried }, errors: carriesWhite(tried) ? {} : { accent: weakness(c, tried) } }
}

function colourIn(text: string): string | undefined {
  const colour = text.trim().toLowerCase()
  return /^#[0-9a-f]{6}$/.test(colour) ? colour : undefined
}

function weakness(c: Ask, colour: string): string {
  const ratio = c.var.formats.number(contrast(colour, '#ffffff'), 1)
  return words[c.var.language].weak(ratio, nearestThatCarriesWhite(colour))
}

const form = z.object({ accent: fields.optionalText(20), preview: fields.optionalText(1) })

export async function saveColour(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const show = (typed: FormState) => showColour(c, typed)
  const { accent: text, preview } = await parseForm(c, form, { accent: says.shape, preview: says.shape }, show)
  const accent = text === undefined ? null : (colourIn(text) ?? (await refuseField(c, { accent: says.shape }, show)))
  if (preview) return seeOther(c, accent ? trying(accent) : trying(usualColour))
  if (accent && !carriesWhite(accent)) return refuseField(c, { accent: weakness(c, accent) }, show)
  const seen = await seenIn(c)
  await save(c, { show, subject: `mall:${c.var.mall.id}` }, (tx) =>
    editMall(tx, { seen, wanted: { accent } }, actor, now),
  )
  return seeOther(c, '/admin/mall?done=1')
}
