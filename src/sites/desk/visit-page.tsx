import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Act, Button, Buttons, Form } from '#ui/button.tsx'
import { Radios } from '#ui/choices.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { chosenReasons } from '#visit/call-next.ts'
import { names } from '#visit/names.ts'
import { isFinal, type Leg, protectedKinds, type Visit } from '#visit/visit.ts'
import type { Desk } from './desk.ts'
import { besideDesk } from './desk-page.tsx'
import { LegTable } from './leg-table.tsx'
import { OwnWord } from './person-view.tsx'
import { words } from './words.ts'

/** One number, as an agency's desk may see and change it. */
export function showVisit(c: Ask, desk: Desk, visit: Visit, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const base = `/desk/${desk.counter.code}`
  const isOurs = (leg: Leg) => desk.directory.queues.get(leg.queueId)?.agencyId === desk.agency.id
  const ours = visit.legs.filter((leg) => isOurs(leg) && !isFinal(leg.state))
  // Somebody can be called to one place only: for what this counter serves, if anything of it waits.
  const waiting = ours.filter((leg) => leg.state === 'waiting')
  const first = waiting.find((leg) => desk.counter.profile.some((entry) => entry.queueId === leg.queueId)) ?? waiting[0]
  return besideDesk(
    c,
    desk,
    says.info.numberOf(visit.ticket),
    <>
      <ErrorSummary form={form} language={language} />
      <h1>{says.info.numberOf(visit.ticket)}</h1>
      <LegTable c={c} directory={desk.directory} visit={visit} />
      {first && <OutOfTurn c={c} desk={desk} visit={visit} leg={first} form={form} />}
      {ours.map((leg) => (
        <LegActs c={c} base={base} visit={visit} leg={leg} />
      ))}
      {ours.length > 0 && visit.protectedAs && !visit.isConfirmed && (
        <OwnWord base={base} visit={visit} language={language} />
      )}
      {ours.length > 0 && <Group c={c} action={`${base}/groups`} visit={visit} />}
    </>,
    { hasErrors: hasErrors(form) },
  )
}

type LegProps = { c: Ask; base: string; visit: Visit; leg: Leg }

function LegActs({ c, base, visit, leg }: LegProps) {
  const { language } = c.var
  const says = words[language]
  const fields = { visit: visit.id, leg: leg.id }
  if (leg.state === 'parked') {
    return (
      <Buttons>
        <Act action={`${base}/resumes`} fields={fields} shortcut="Enter">
          {says.resumeThis}
        </Act>
        <Act action={`${base}/requeues`} fields={fields} kind="secondary">
          {says.requeueThis}
        </Act>
      </Buttons>
    )
  }
  if (leg.state !== 'missed') return null
  return (
    <>
      <p>{says.returnHelp}</p>
      <Buttons>
        <Act action={`${base}/returns`} fields={{ visit: visit.id }} shortcut="Enter">
          {says.returnThis}
        </Act>
      </Buttons>
    </>
  )
}

type OutOfTurnProps = { c: Ask; desk: Desk; visit: Visit; leg: Leg; form: FormState }

function OutOfTurn({ c, desk, visit, leg, form }: OutOfTurnProps) {
  const { language } = c.var
  const says = words[language]
  const service = desk.directory.services.get(leg.serviceId)?.name[language] ?? ''
  const options = chosenReasons.map((value) => ({ value, text: names[language].chosen[value] }))
  return (
    <section>
      <h2>{says.callFor(service)}</h2>
      <p>{says.callThisHelp}</p>
      <Form action={`/desk/${desk.counter.code}/calls`}>
        <input type="hidden" name="visit" value={String(visit.id)} />
        <input type="hidden" name="leg" value={String(leg.id)} />
        <Radios form={form} name="reason" label={says.whyOutOfTurn} language={language} options={options} />
        <Button kind="secondary">{says.callThis}</Button>
      </Form>
    </section>
  )
}

/** Marks, confirms or takes back a protected group: seen with one's own eyes, by whoever is at the desk. */
export function Group({ c, action, visit }: { c: Ask; action: string; visit: Visit }) {
  const { language } = c.var
  const says = words[language]
  const options = [
    { value: 'none', text: says.notPriority },
    ...protectedKinds.map((value) => ({ value, text: names[language].protectedAs[value] })),
  ]
  return (
    <section>
      <Form action={action}>
        <input type="hidden" name="visit" value={String(visit.id)} />
        <Radios
          form={blankForm({ group: visit.protectedAs ?? 'none' })}
          name="group"
          label={says.markPriority}
          hint={says.markPriorityHint}
          language={language}
          options={options}
        />
        <Button kind="secondary">{says.mark}</Button>
      </Form>
    </section>
  )
}
