import { availabilityOf } from '#directory/availability.ts'
import type { Service } from '#directory/directory.ts'
import { findServices, servicesOfAgency } from '#directory/find-services.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { Radios } from '#ui/choices.tsx'
import { Field, typedIn } from '#ui/field.tsx'
import { hasOpen } from '#visit/visit.ts'
import type { Desk } from './desk.ts'
import { Key } from './key.tsx'
import { type AboutVisit, ask, sayWho } from './question-page.tsx'
import { words } from './words.ts'

export function showTransfer(c: Ask, { desk, visit }: AboutVisit, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const typed = c.req.query('q') ?? ''
  const leg = typedIn(form, 'leg')
  const found = typed ? findServices(desk.directory, typed) : servicesOfAgency(desk.directory, desk.agency.id)
  // What the number is here for already is no place to move to.
  const others = found.filter((service) => !visit || !hasOpen(visit, service.id))
  const options = others.slice(0, 30).map((service) => ({
    value: String(service.id),
    text: service.name[language],
    hint: hintOf(c, desk, service),
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
          <p>{found.length > 0 && visit ? says.hasAlready(visit.ticket) : says.info.noService(typed)}</p>
        ) : (
          <Radios form={form} name="service" label={says.whereTo} language={language} options={options} />
        )}
        <Field
          form={form}
          name="note"
          label={
            <>
              {says.noteLabel} <Key>C</Key>
            </>
          }
          hint={says.noteHint}
          language={language}
          autocomplete="off"
          shortcut="C"
        />
      </>
    ),
  })
}

/** Another agency is named, and one that is away today, or whose building has closed its day, said to be: nobody would call there. */
function hintOf(c: Ask, { directory, agency: own }: Desk, service: Service): string | undefined {
  const agency = directory.agencies.get(service.agencyId)
  if (!agency) return undefined
  const doors = availabilityOf(directory, service, c.var.now)
  const because = doors.state === 'closed' ? doors.because : undefined
  if (because === 'ended') return sayAvailability(doors, c.var).short
  if (agency.id === own.id) return undefined
  return because === 'absent' ? words[c.var.language].awayToday(agency.shortName) : agency.shortName
}
