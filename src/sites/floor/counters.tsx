import type { Hono } from 'hono'
import type { Counter, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { agenciesByName } from '#directory/find-services.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { noFields } from '#platform/web/forms.ts'
import { Act, ButtonLink, Buttons } from '#ui/button.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { names } from '#visit/names.ts'
import { type FloorFacts, type FloorSitting, readFloor } from '#visit/read-floor.ts'
import { closeForOfficer } from '#visit/sit-at-counter.ts'
import { post } from './act.ts'
import { requestAt, sittingAt } from './decisions/counting.ts'
import { askFirst, floorFrame } from './floor-page.tsx'
import { agencySeenBy, directoryOfAgency } from './own-agency.ts'
import { words } from './words.ts'

/** Every counter by agency: who sits there or should, and what can be done about it. */
export function counters(routes: Hono<Env>): void {
  routes.get('/counters', showCounters)
  routes.get('/counters/:counter/close', async (c) => {
    const { directory, facts } = await readCounters(c)
    const counter = counterOf(c, directory)
    const sitting = sittingAt(facts, counter)
    const says = words[c.var.language]
    if (!sitting) return seeOther(c, '/floor/counters')
    return askFirst(c, {
      title: says.closeCounterTitle(counter.name[c.var.language]),
      help: says.closeCounterHelp(sitting.name),
      action: `/floor/counters/${counter.code}/close`,
      submit: says.closeCounter,
      isStop: true,
      back: '/floor/counters',
    })
  })
  routes.post(
    '/counters/:counter/close',
    post(noFields, async (tx, { by, now, command }, c) => {
      const counter = counterOf(c, await directoryOf(tx, now))
      await closeForOfficer(tx, { counterId: counter.id, by, now, command })
    }),
  )
}

type Row = { readonly counter: Counter; readonly sitting: FloorSitting | undefined; readonly planned: string }

async function showCounters(c: Ask): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const { directory, facts } = await readCounters(c)
  const groups = agenciesByName(directory)
    .map((agency) => ({
      agency,
      rows: [...directory.counters.values()]
        .filter((counter) => counter.agencyId === agency.id)
        .map(
          (counter): Row => ({ counter, sitting: sittingAt(facts, counter), planned: plannedAt(c, facts, counter) }),
        ),
    }))
    .filter(({ rows }) => rows.length > 0)
  return floorFrame(
    c,
    says.counters,
    <>
      <h1>{says.counters}</h1>
      {groups.length === 0 && <EmptyState title={says.noOpenCounters}>{says.noOpenCountersHelp}</EmptyState>}
      {groups.map(({ agency, rows }) => (
        <section>
          <h2>{agency.shortName}</h2>
          <Rows c={c} caption={agency.name[language]} rows={rows} facts={facts} />
        </section>
      ))}
    </>,
  )
}

/** Who is on the roster there now, and does not sit elsewhere. */
function plannedAt({ var: { formats } }: Ask, { roster, sittings, minute }: FloorFacts, counter: Counter): string {
  const now = roster.filter(
    (one) =>
      one.counterId === counter.id &&
      one.from <= minute + 30 &&
      minute < one.until &&
      !sittings.some(({ staffId }) => staffId === one.staffId),
  )
  return formats.list(now.map((one) => one.name))
}

function Rows({ c, caption, rows, facts }: { c: Ask; caption: string; rows: readonly Row[]; facts: FloorFacts }) {
  const { language, formats } = c.var
  const says = words[language]
  return (
    <Table
      caption={caption}
      isCaptionUnseen
      language={language}
      rows={rows}
      columns={[
        { heading: says.counter, cell: ({ counter }) => counter.name[language] },
        { heading: says.officer, cell: ({ sitting, planned }) => sitting?.name ?? (planned || says.noFigure) },
        {
          heading: says.since,
          cell: ({ sitting }) => (sitting ? formats.time(sitting.openedAt) : says.noFigure),
          isFigure: true,
        },
        { heading: says.state, cell: (row) => stateOf(c, row, facts) },
        {
          heading: says.act,
          isAct: true,
          cell: ({ counter, sitting }) => (
            <Buttons>
              <ButtonLink href={`/floor/counters/${counter.code}/${sitting ? 'close' : 'open'}`} kind="quiet">
                {sitting ? says.closeCounter : says.openCounter}
                <span class="unseen"> {counter.name[language]}</span>
              </ButtonLink>
              {sitting && (
                <ButtonLink href={`/floor/counters/${counter.code}/move`} kind="quiet">
                  {says.moveOfficer}
                  <span class="unseen"> {sitting.name}</span>
                </ButtonLink>
              )}
              <Withdraw c={c} counter={counter} facts={facts} />
            </Buttons>
          ),
        },
      ]}
    />
  )
}

function Withdraw({ c, counter, facts }: { c: Ask; counter: Counter; facts: FloorFacts }) {
  const asked = requestAt(facts, counter)
  if (!asked) return null
  return (
    <Act action={`/floor/requests/${asked.id}/withdraw`} kind="quiet">
      {words[c.var.language].withdraw}
      <span class="unseen"> {counter.name[c.var.language]}</span>
    </Act>
  )
}

function stateOf(c: Ask, { counter, sitting, planned }: Row, facts: FloorFacts): string {
  const { language, formats } = c.var
  const says = words[language]
  if (sitting?.pausedAt)
    return says.pausedSince(names[language].pause[sitting.pauseReason as 'break'], formats.time(sitting.pausedAt))
  if (sitting) return sitting.isBusy ? says.serving : says.ready
  const asked = requestAt(facts, counter)
  if (asked) return says.askedSince(asked.name, formats.time(asked.askedAt))
  return planned ? says.plannedClosed : says.closed
}

export function readCounters(c: Ask): Promise<{ directory: Directory; facts: FloorFacts }> {
  return c.var.inMall(async (tx) => {
    const directory = await readSeen(tx, c)
    return { directory, facts: await readFloor(tx, directory, c.var.now) }
  })
}

/** The mall, or of it what a coordinator sees: what is not there is not found. */
export async function readSeen(tx: Tx, { var: { actor, now } }: Ask): Promise<Directory> {
  const directory = await directoryOf(tx, now)
  const agency = agencySeenBy(actor)
  return agency === undefined ? directory : directoryOfAgency(directory, agency)
}

export function counterOf(c: Ask, directory: Directory): Counter {
  const found = [...directory.counters.values()].find((one) => one.code === c.req.param('counter'))
  if (!found) throw new NotFound('counter.notFound')
  return found
}
