import { formatsFor } from '#platform/formats.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { Act, Button, Buttons, Form } from '#ui/button.tsx'
import { Checkboxes, Radios } from '#ui/choices.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { TextArea, typedIn } from '#ui/field.tsx'
import { Table } from '#ui/table.tsx'
import { incidentKinds } from '#visit/incident.ts'
import { names } from '#visit/names.ts'
import type { Desk } from './desk.ts'
import { besideDesk } from './desk-page.tsx'
import { placesAt, wheresAt } from './incident-place.ts'
import { Key } from './key.tsx'
import { words } from './words.ts'

/** First what is broken: each kind brings its usual words. Also what is broken already, to be closed again. */
export function showIncidentKinds(c: Ask, desk: Desk): Promise<Response> {
  const { language, formats } = c.var
  const says = words[language]
  const base = `/desk/${desk.counter.code}/incidents`
  const open = desk.directory.incidents.filter((incident) => incident.agencyId === desk.agency.id)
  return besideDesk(
    c,
    desk,
    says.incident,
    <>
      <h1>{says.whichIncident}</h1>
      <p>{says.incidentHelp}</p>
      <ul class="choices">
        {incidentKinds.map((kind, i) => (
          <li>
            <a href={`${base}/new?kind=${kind}`} data-shortcut={String(i + 1)}>
              {names[language].incident[kind]}
              <Key>{i + 1}</Key>
            </a>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <Table
          caption={says.openIncidents}
          language={language}
          rows={open}
          columns={[
            { heading: says.whichIncident, cell: (one) => names[language].incident[one.kind] },
            { heading: says.startedHeading, cell: (one) => formats.since(one.openedAt, c.var.now) },
            { heading: says.messageHeading, cell: (one) => one.message[language] },
            {
              heading: says.acts,
              isAct: true,
              cell: (one) => (
                <Act action={`${base}/${one.id}/close`} kind="secondary">
                  {says.recovered}
                </Act>
              ),
            },
          ]}
        />
      )}
    </>,
  )
}

/** Then where, and what visitors read: written already, to be mended. */
export function showIncident(c: Ask, desk: Desk, typed: FormState | undefined): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const form = typed ?? usualWords(c, desk)
  const places = placesAt(desk.directory, desk.agency, desk.counter, language)
  return besideDesk(
    c,
    desk,
    says.incident,
    <>
      <ErrorSummary form={form} language={language} />
      <h1>{names[language].incident[(typedIn(form, 'kind') || 'other') as keyof (typeof names)['id']['incident']]}</h1>
      <p>{says.incidentHelp}</p>
      <Form action={`/desk/${desk.counter.code}/incidents`}>
        <input type="hidden" name="kind" value={typedIn(form, 'kind')} />
        <div data-wheres={JSON.stringify(wheresAt(desk.directory, desk.agency, desk.counter))}>
          <Radios form={form} name="place" label={says.incidentWhere} language={language} options={places} />
        </div>
        <TextArea form={form} name="id" label={says.incidentMessageId} rows={2} language={language} />
        <TextArea form={form} name="en" label={says.incidentMessageEn} rows={2} language={language} />
        <Checkboxes
          form={form}
          name="stops"
          label={says.numbersHeading}
          language={language}
          options={[{ value: 'yes', text: says.incidentStops, hint: says.incidentStopsHint }]}
        />
        <Buttons>
          <Button kind="stop">{says.tell}</Button>
        </Buttons>
      </Form>
    </>,
    { hasErrors: hasErrors(form) },
  )
}

function usualWords(c: Ask, desk: Desk): FormState {
  const kind = incidentKinds.find((one) => one === c.req.query('kind')) ?? 'other'
  const place = `agency:${desk.agency.id}`
  const where = desk.agency.shortName
  const since = (language: Language) => formatsFor(language, c.var.mall.timeZone).time(c.var.now)
  return blankForm({
    kind,
    place,
    id: names.id.incidentMessage[kind](where, since('id')),
    en: names.en.incidentMessage[kind](where, since('en')),
  })
}
