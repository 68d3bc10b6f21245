import type { Hono } from 'hono'
import { z } from 'zod'
import { officersOf } from '#counter/ask.ts'
import type { Counter } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, noFields } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { Button, Buttons, Form } from '#ui/button.tsx'
import { Radios } from '#ui/choices.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { askOfficer, moveOfficer, openForOfficer, type Staffing, withdrawRequest } from '#visit/staff-counters.ts'
import { type Doing, post } from './act.ts'
import { counterOf, readCounters } from './counters.tsx'
import { sittingAt } from './decisions/counting.ts'
import { floorFrame, Refusal } from './floor-page.tsx'
import { words } from './words.ts'

const officer = z.object({ staff: z.coerce.number().int().positive() })
const destination = z.object({ to: z.string().min(1).max(20), staff: z.coerce.number().int().positive() })

/** Who sits where, decided from the floor: an officer is asked, opened for, or moved. One press each, also from a decision. */
export function staffing(routes: Hono<Env>): void {
  routes.get('/counters/:counter/open', (c) => showOpen(c))
  routes.get('/counters/:counter/move', (c) => showMove(c))
  routes.post(
    '/counters/:counter/requests',
    post(
      officer,
      async (tx, doing, c) => askOfficer(tx, at(counterOf(c, await directoryOf(tx, doing.now)), doing)),
      showOpen,
    ),
  )
  routes.post(
    '/counters/:counter/sittings',
    post(
      officer,
      async (tx, doing, c) => openForOfficer(tx, at(counterOf(c, await directoryOf(tx, doing.now)), doing)),
      showOpen,
    ),
  )
  routes.post(
    '/counters/:counter/moves',
    post(
      officer,
      async (tx, doing, c) => moveOfficer(tx, at(counterOf(c, await directoryOf(tx, doing.now)), doing)),
      showOpen,
    ),
  )
  routes.post(
    '/counters/:counter/departures',
    post(
      destination,
      async (tx, doing) => {
        const directory = await directoryOf(tx, doing.now)
        const to = [...directory.counters.values()].find((one) => one.code === doing.form.to)
        if (!to) throw new NotFound('counter.notFound')
        return await moveOfficer(tx, at(to, doing))
      },
      showMove,
    ),
  )
  routes.post('/requests/:request/withdraw', (c, next) =>
    post(noFields, (tx, { by, now, command }) => withdrawRequest(tx, idIn(c, 'request'), by, now, command))(c, next),
  )
}

function at(counter: Counter, { form, by, now, command }: Doing<{ staff: number }>): Staffing {
  return { counterId: counter.id, staffId: form.staff, by, now, command }
}

/** Whoever is planned there first, then the agency's other people, with where they are now. */
async function showOpen(c: Ask, refusal?: string): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const { directory, facts } = await readCounters(c)
  const counter = counterOf(c, directory)
  const sign = counter.name[language]
  const officers = await c.var.inMall((tx) => officersOf(tx, counter.agencyId))
  const isPlanned = (staffId: number) =>
    facts.roster.some((one) => one.staffId === staffId && one.counterId === counter.id && facts.minute < one.until)
  const sorted = officers.toSorted((a, b) => Number(isPlanned(b.id)) - Number(isPlanned(a.id)))
  const where = (staffId: number) => {
    const sitting = facts.sittings.find((one) => one.staffId === staffId)
    const name = sitting && directory.counters.get(sitting.counterId)?.name[language]
    if (name) return says.sitsAt(name)
    return isPlanned(staffId) ? says.plannedHere : says.sitsNowhere
  }
  return floorFrame(
    c,
    says.openCounterTitle(sign),
    <>
      <a class="back" href="/floor/counters">
        {says.counters}
      </a>
      <Refusal sentence={refusal} />
      <h1>{says.openCounterTitle(sign)}</h1>
      {officers.length === 0 ? (
        <EmptyState title={says.noOfficers}>{says.noOfficersHelp}</EmptyState>
      ) : (
        <Form action={`/floor/counters/${counter.code}/requests`}>
          <Radios
            form={blankForm({ staff: String(sorted[0]?.id ?? '') })}
            name="staff"
            label={says.whichOfficer}
            hint={says.whichOfficerHelp}
            language={language}
            options={sorted.map(({ id, name }) => ({ value: String(id), text: name, hint: where(id) }))}
          />
          <Buttons>
            <Button>{says.askOfficer}</Button>
            <Button kind="secondary" to={`/floor/counters/${counter.code}/sittings`}>
              {says.openForOfficer}
            </Button>
            <Button kind="secondary" to={`/floor/counters/${counter.code}/moves`}>
              {says.moveHere}
            </Button>
          </Buttons>
        </Form>
      )}
    </>,
    refusal ? { status: 409 } : {},
  )
}

/** To a closed counter of the same agency. */
async function showMove(c: Ask, refusal?: string): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const { directory, facts } = await readCounters(c)
  const from = counterOf(c, directory)
  const sitting = sittingAt(facts, from)
  if (!sitting) return seeOther(c, '/floor/counters')
  const free = [...directory.counters.values()].filter(
    (counter) => counter.agencyId === from.agencyId && !sittingAt(facts, counter),
  )
  const title = says.moveTitle(sitting.name, from.name[language])
  return floorFrame(
    c,
    title,
    <>
      <a class="back" href="/floor/counters">
        {says.counters}
      </a>
      <Refusal sentence={refusal} />
      <h1>{title}</h1>
      {free.length === 0 ? (
        <EmptyState title={says.noFreeCounter}>{says.noFreeCounterHelp}</EmptyState>
      ) : (
        <Form action={`/floor/counters/${from.code}/departures`}>
          <input type="hidden" name="staff" value={String(sitting.staffId)} />
          <Radios
            form={blankForm({ to: free[0]?.code })}
            name="to"
            label={says.moveWhere}
            hint={says.moveHelp}
            language={language}
            options={free.map(({ code, name }) => ({ value: code, text: name[language] }))}
          />
          <Buttons>
            <Button>{says.moveOfficer}</Button>
          </Buttons>
        </Form>
      )}
    </>,
    refusal ? { status: 409 } : {},
  )
}
