import { availabilityOf } from '#directory/availability.ts'
import type { Service } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { FormState } from '#platform/web/forms.ts'
import { languages } from '#platform/words.ts'
import { Button, Buttons, Form } from '#ui/button.tsx'
import { Checkboxes, Radios, Select } from '#ui/choices.tsx'
import { Notice } from '#ui/parts.tsx'
import { words as frameWords } from '#ui/words.ts'
import { names } from '#visit/names.ts'
import { mostServices } from '#visit/take-number.ts'
import { protectedKinds } from '#visit/visit.ts'
import { Key } from '../key.tsx'
import { words } from '../words.ts'
import { type Asked, addressOf, nothingAsked } from './asked.ts'
import type { Info } from './read-info.ts'

/** A number for one service or several: chosen services stand in the address, nothing is kept. Enter gives it. */
export function OrderView({ info, form }: { info: Info; form: FormState }) {
  const { c, asked } = info
  const { language } = c.var
  const says = words[language].info
  const chosen = chosenOf(info)
  const isGiven = chosen.every((one) => availabilityOf(info.directory, one, c.var.now).state === 'open')
  return (
    <section class="right" aria-label={says.give}>
      <h2>{says.give}</h2>
      <ul class="chosen">
        {chosen.map((service) => (
          <Chosen info={info} service={service} canRemove={chosen.length > 1} />
        ))}
      </ul>
      {chosen.length < mostServices && (
        <p>
          <a
            href={addressOf({ ...nothingAsked, order: chosen.map(({ id }) => id) })}
            data-shortcut="T"
            aria-keyshortcuts="T"
          >
            {says.addService} <Key>T</Key>
          </a>
        </p>
      )}
      <Form action={`/desk/info/numbers${queryOf(asked)}`}>
        {chosen.map((service) => (
          <input type="hidden" name="service" value={String(service.id)} />
        ))}
        {chosen.length > 1 && (
          <Radios
            form={form}
            name="order"
            label={says.order}
            language={language}
            options={[
              { value: 'any', text: says.anyOrder },
              { value: 'listed', text: says.inOrder },
            ]}
          />
        )}
        <Select
          form={form}
          name="group"
          label={says.priority}
          language={language}
          options={[
            { value: 'none', text: says.none },
            ...protectedKinds.map((value) => ({ value, text: names[language].protectedAs[value] })),
          ]}
        />
        <Select
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
          <Button shortcut="Enter" isDisabled={!isGiven}>
            {says.take}
          </Button>
        </Buttons>
      </Form>
    </section>
  )
}

/** What was put aside, and what is looked at now. */
export function chosenOf({ asked, directory, service }: Pick<Info, 'asked' | 'directory' | 'service'>): Service[] {
  const ids = new Set([...asked.order, ...(service ? [service.id] : [])])
  return [...ids].flatMap((id) => directory.services.get(id) ?? []).slice(0, mostServices)
}

/** So that a refusal comes back to the same screen. */
function queryOf(asked: Asked): string {
  const address = addressOf(asked)
  return address.includes('?') ? address.slice(address.indexOf('?')) : ''
}

function Chosen({ info, service, canRemove }: { info: Info; service: Service; canRemove: boolean }) {
  const { c, asked, directory } = info
  const { language } = c.var
  const says = words[language].info
  const availability = availabilityOf(directory, service, c.var.now)
  const { short, more } = sayAvailability(availability, c.var)
  const others = chosenOf(info).filter(({ id }) => id !== service.id)
  const without = { ...asked, serviceId: others.at(-1)?.id, order: others.slice(0, -1).map(({ id }) => id) }
  return (
    <li>
      <strong>{service.name[language]}</strong>
      <small class="quiet">{directory.agencies.get(service.agencyId)?.shortName}</small>
      {canRemove && (
        <a href={addressOf(without)} aria-label={says.remove(service.name[language])}>
          {says.removeShort}
        </a>
      )}
      {availability.state !== 'open' && (
        <Notice tone="attention" title={short}>
          {more}
        </Notice>
      )}
    </li>
  )
}
