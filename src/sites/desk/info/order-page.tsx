import { availabilityOf } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { agenciesByName, servicesOfAgency } from '#directory/find-services.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { languages } from '#platform/words.ts'
import { Button, Buttons, Form } from '#ui/button.tsx'
import { Checkboxes, Radios } from '#ui/choices.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { chosenIn } from '#ui/field.tsx'
import { Notice } from '#ui/parts.tsx'
import { words as frameWords } from '#ui/words.ts'
import { names } from '#visit/names.ts'
import { mostServices } from '#visit/take-number.ts'
import { protectedKinds } from '#visit/visit.ts'
import { words } from '../words.ts'
import { infoFrame, Refusal } from './info-page.tsx'

/** A number for one service or several, asked at the information desk. */
export function showOrder(c: Ask, directory: Directory, form: FormState, refusal?: string): Promise<Response> {
  const { language } = c.var
  const says = words[language].info
  const chosen = chosenIn(form, 'service').flatMap((id) => directory.services.get(Number(id)) ?? [])
  const groups = [
    { value: 'none', text: says.none },
    ...protectedKinds.map((value) => ({ value, text: names[language].protectedAs[value] })),
  ]
  const problem = refusal ? { status: 409 as const } : {}
  return infoFrame(
    c,
    says.give,
    <>
      <a class="back" href="/desk/info">
        {says.back}
      </a>
      <ErrorSummary form={form} language={language} />
      <Refusal sentence={refusal} />
      <h1>{says.give}</h1>
      <Chosen c={c} directory={directory} chosen={chosen} />
      {chosen.length < mostServices && <AddService c={c} directory={directory} chosen={chosen} />}
      {chosen.length > 0 && (
        <Form action="/desk/info/numbers">
          {chosen.map((service) => (
            <input type="hidden" name="service" value={String(service.id)} />
          ))}
          {chosen.length > 1 && <Order form={form} language={language} />}
          <Radios form={form} name="group" label={says.priority} language={language} options={groups} />
          <Radios
            form={form}
            name="language"
            label={says.language}
            language={language}
            options={languages.map((value) => ({ value, text: frameWords[language].otherLanguage[value] }))}
          />
          <Checkboxes
            form={form}
            name="paper"
            label={says.paperState}
            language={language}
            options={[{ value: 'yes', text: says.paper }]}
          />
          <Buttons>
            <Button shortcut="Enter">{says.take}</Button>
          </Buttons>
        </Form>
      )}
    </>,
    { hasErrors: hasErrors(form), ...problem },
  )
}

function Order({ form, language }: { form: FormState; language: Ask['var']['language'] }) {
  const says = words[language].info
  const options = [
    { value: 'any', text: says.anyOrder },
    { value: 'listed', text: says.inOrder },
  ]
  return <Radios form={form} name="order" label={says.order} language={language} options={options} />
}

type ChosenProps = { c: Ask; directory: Directory; chosen: readonly Service[] }

function Chosen({ c, directory, chosen }: ChosenProps) {
  const { language, formats, now } = c.var
  const says = words[language].info
  return (
    <section>
      <h2>{says.chosen}</h2>
      <ul class="people services">
        {chosen.map((service) => {
          const availability = availabilityOf(directory, service, now)
          const { short, more } = sayAvailability(availability, { language, formats })
          return (
            <li>
              <span class="about">
                <strong>{service.name[language]}</strong>
                <small class="quiet">{directory.agencies.get(service.agencyId)?.shortName}</small>
                <small class="quiet">
                  {formats.list(service.standard.requirements.map((one) => one.name[language]))}
                </small>
                {availability.state !== 'open' && (
                  <Notice tone="attention" title={short}>
                    {more}
                  </Notice>
                )}
              </span>
              {chosen.length > 1 && (
                <a
                  href={`/desk/info/numbers/new?${query(chosen)}&without=${service.id}`}
                  aria-label={says.remove(service.name[language])}
                >
                  {says.removeShort}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function AddService({ c, directory, chosen }: ChosenProps) {
  const { language } = c.var
  const says = words[language].info
  return (
    <form method="get" action="/desk/info/numbers/new" class="ask">
      {chosen.map((service) => (
        <input type="hidden" name="service" value={String(service.id)} />
      ))}
      <label class="label" for="add">
        {says.addService}
      </label>
      <div class="search">
        <ServiceSelect directory={directory} language={language} id="add" />
        <Button kind="secondary">{says.add}</Button>
      </div>
    </form>
  )
}

/** Every service of the mall under its agency's name: typing its first letters finds it. */
export function ServiceSelect({
  directory,
  language,
  id,
}: {
  directory: Directory
  language: Ask['var']['language']
  id: string
}) {
  return (
    <select class="input" id={id} name="service">
      <option value="">{words[language].info.addPlaceholder}</option>
      {agenciesByName(directory).map((agency) => (
        <optgroup label={agency.shortName}>
          {servicesOfAgency(directory, agency.id).map((service) => (
            <option value={String(service.id)}>{service.name[language]}</option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}

function query(chosen: readonly Service[]): string {
  return chosen.map((service) => `service=${service.id}`).join('&')
}
