import type { Service } from '#directory/directory.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Act, Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { Radios } from '#ui/choices.tsx'
import type { Visit } from '#visit/visit.ts'
import { Key } from '../key.tsx'
import { OwnWord } from '../person-view.tsx'
import { Group } from '../visit-page.tsx'
import { words } from '../words.ts'
import { addressOf, nothingAsked } from './asked.ts'
import type { Info } from './read-info.ts'

type OnVisit = Info & { readonly visit: Visit }

/** What the desk can do with a number that somebody holds. */
export function HelpView(info: OnVisit) {
  const { c, visit, hasPrinter } = info
  const { language } = c.var
  const says = words[language]
  const base = `/desk/info/visits/${visit.id}`
  const isServed = visit.legs.some((leg) => leg.state === 'serving')
  const printed = visit.printState === 'none' || visit.printState === 'pending' ? says.info.print : says.info.printAgain
  if (visit.closedAt)
    return (
      <section class="right" aria-label={says.acts}>
        <h2>{says.acts}</h2>
        <p>{says.info.isOver}</p>
        <ButtonLink href={`/v/${visit.token}`} kind="secondary">
          {says.info.statusPage}
        </ButtonLink>
      </section>
    )
  return (
    <section class="right" aria-label={says.acts}>
      <h2>{says.acts}</h2>
      <Buttons>
        {hasPrinter && (
          <Act action={`${base}/sheets`} kind="secondary" shortcut="C">
            {printed}
          </Act>
        )}
        <a class="button secondary" href={`${base}/ticket`} data-shortcut={hasPrinter ? undefined : 'C'}>
          <span>{hasPrinter ? says.info.printHere : printed}</span>
          {!hasPrinter && <Key>C</Key>}
        </a>
        <a
          class="button secondary"
          href={addressOf({ ...nothingAsked, visitId: visit.id, isAdding: true })}
          data-shortcut="T"
          aria-keyshortcuts="T"
        >
          <span>{says.info.addService}</span>
          <Key>T</Key>
        </a>
        <ButtonLink href={`/v/${visit.token}`} kind="quiet">
          {says.info.statusPage}
        </ButtonLink>
        {!isServed && (
          <a class="button stop" href={`${base}/cancel`} data-shortcut="X" aria-keyshortcuts="X">
            <span>{says.info.cancel}</span>
            <Key>X</Key>
          </a>
        )}
      </Buttons>
      {visit.protectedAs && !visit.isConfirmed && <OwnWord base={base} visit={visit} language={language} />}
      <details id="group">
        <summary data-shortcut="D">
          {says.markPriority} <Key>D</Key>
        </summary>
        <div>
          <Group c={c} action={`${base}/groups`} visit={visit} />
        </div>
      </details>
    </section>
  )
}

/** One more service on the number that is shown. */
export function AddView({ info, form }: { info: OnVisit & { readonly service: Service }; form: FormState }) {
  const { c, directory, visit, service } = info
  const { language } = c.var
  const says = words[language].info
  return (
    <section class="right" aria-label={says.addHere}>
      <h2>{says.addingTo(visit.ticket)}</h2>
      <p>
        <strong>{service.name[language]}</strong>
      </p>
      <Form action={`/desk/info/visits/${visit.id}/services?add=1&service=${service.id}`}>
        <input type="hidden" name="service" value={String(service.id)} />
        <Radios
          form={{ ...blankForm({ when: 'now' }), errors: form.errors }}
          name="when"
          label={
            <>
              {says.addWhen} <Key>S</Key>
            </>
          }
          shortcut="S"
          language={language}
          options={[
            { value: 'now', text: says.addNow },
            { value: 'after', text: says.addAfter },
            ...visit.legs
              .filter(({ state }) => state === 'waiting' || state === 'planned')
              .map((leg) => ({
                value: `instead:${leg.id}`,
                text: says.addInstead(directory.services.get(leg.serviceId)?.name[language] ?? ''),
              })),
          ]}
        />
        <Buttons>
          <Button shortcut="Enter">{says.add}</Button>
          <a class="button secondary" href={`/desk/info/visits/${visit.id}`} data-shortcut="Escape">
            <span>{says.backToNumber}</span>
          </a>
        </Buttons>
      </Form>
    </section>
  )
}
