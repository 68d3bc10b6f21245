import type { Directory } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Button, Buttons, Form } from '#ui/button.tsx'
import { Checkboxes, Radios } from '#ui/choices.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { TextArea, typedIn } from '#ui/field.tsx'
import { incidentKinds } from '#visit/incident.ts'
import { names } from '#visit/names.ts'
import { floorFrame } from './floor-page.tsx'
import { agencySeenBy } from './own-agency.ts'
import { placeOf, placesOf } from './place.ts'
import { words } from './words.ts'

/** First what and where, by an address; then the words for the hall, written already. */
export function showKinds(c: Ask, directory: Directory): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const chosen = c.req.query('place') ?? 'mall:0'
  const form = blankForm({ kind: c.req.query('kind') ?? 'system_down' })
  return floorFrame(
    c,
    says.reportIncident,
    <>
      <a class="back" href="/floor">
        {says.back}
      </a>
      <h1>{says.reportIncident}</h1>
      <p>{says.incidentHelp}</p>
      <form method="get" action="/floor/incidents/new">
        <Radios
          form={form}
          name="kind"
          label={says.whichIncident}
          language={language}
          options={incidentKinds.map((value) => ({ value, text: names[language].incident[value] }))}
        />
        <div class="field">
          <label class="label" for="place">
            {says.where}
          </label>
          <select class="input" id="place" name="place">
            {agencySeenBy(c.var.actor) === undefined && <option value="mall:0">{names[language].wholeMall}</option>}
            {placesOf(directory, language).map(({ label, places }) => (
              <optgroup label={label}>
                {places.map(({ value, text }) => (
                  <option value={value} selected={value === chosen}>
                    {text}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <Buttons>
          <Button>{says.next}</Button>
        </Buttons>
      </form>
    </>,
  )
}

export function showIncident(c: Ask, directory: Directory, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const kind = incidentKinds.find((one) => one === typedIn(form, 'kind')) ?? 'other'
  const where = placeOf(directory, typedIn(form, 'place'))?.[language]
  return floorFrame(
    c,
    says.reportIncident,
    <>
      <a class="back" href="/floor/incidents/new">
        {says.whichIncident}
      </a>
      <ErrorSummary form={form} language={language} />
      <h1>
        {where}: {names[language].incident[kind]}
      </h1>
      <p>{says.incidentHelp}</p>
      <Form action="/floor/incidents">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="place" value={typedIn(form, 'place')} />
        <TextArea form={form} name="id" label={says.messageId} rows={2} language={language} />
        <TextArea form={form} name="en" label={says.messageEn} rows={2} language={language} />
        <Checkboxes
          form={form}
          name="stops"
          label={says.numbers}
          language={language}
          options={[{ value: 'yes', text: says.stops, hint: says.stopsHint }]}
        />
        <Buttons>
          <Button kind="stop">{says.announceIncident}</Button>
        </Buttons>
      </Form>
    </>,
    { hasErrors: hasErrors(form) },
  )
}
