import type { Hono } from 'hono'
import type { Counter, Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { names } from '#visit/names.ts'
import { readSittings, type SittingHere } from '#visit/read-desk.ts'
import { closeForOfficer } from '#visit/sit-at-counter.ts'
import { noForm, post } from './act.ts'
import { askFirst, floorFrame } from './floor-page.tsx'
import { words } from './words.ts'

/** Who sits where, and closing a counter whose officer has gone. */
export function counters(routes: Hono<Env>): void {
  routes.get('/counters', showCounters)
  routes.get('/counters/:counter/close', async (c) => {
    const { directory, sittings } = await read(c)
    const counter = counterOf(c, directory)
    const sitting = sittings.find((one) => one.counterId === counter.id)
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
    post(noForm, async (tx, { by, now, command }, c) => {
      const counter = counterOf(c, await directoryOf(tx, now))
      await closeForOfficer(tx, { counterId: counter.id, by, now, command })
    }),
  )
}

async function showCounters(c: Ask): Promise<Response> {
  const { language, formats } = c.var
  const says = words[language]
  const { directory, sittings } = await read(c)
  const nameOf = (one: SittingHere) => directory.counters.get(one.counterId)
  return floorFrame(
    c,
    says.openCounters,
    <>
      <h1>{says.openCounters}</h1>
      {sittings.length === 0 ? (
        <EmptyState title={says.noOpenCounters}>{says.noOpenCountersHelp}</EmptyState>
      ) : (
        <Table
          caption={says.openCounters}
          isCaptionUnseen
          language={language}
          rows={sittings}
          columns={[
            {
              heading: says.counter,
              cell: (one) =>
                `${nameOf(one)?.name[language]}, ${directory.agencies.get(nameOf(one)?.agencyId ?? 0)?.shortName}`,
            },
            { heading: says.officer, cell: (one) => one.name },
            { heading: says.since, cell: (one) => formats.time(one.openedAt), isFigure: true },
            {
              heading: says.state,
              cell: (one) =>
                one.pausedAt
                  ? says.pausedSince(names[language].pause[one.pauseReason as 'break'], formats.time(one.pausedAt))
                  : says.serving,
            },
            {
              heading: says.act,
              cell: (one) => (
                <ButtonLink href={`/floor/counters/${nameOf(one)?.code}/close`} kind="quiet">
                  {says.closeCounter}
                  <span class="unseen"> {nameOf(one)?.name[language]}</span>
                </ButtonLink>
              ),
            },
          ]}
        />
      )}
    </>,
  )
}

function read(c: Ask) {
  return c.var.inMall(async (tx) => ({ directory: await directoryOf(tx, c.var.now), sittings: await readSittings(tx) }))
}

function counterOf(c: Ask, directory: Directory): Counter {
  const found = [...directory.counters.values()].find((one) => one.code === c.req.param('counter'))
  if (!found) throw new NotFound('counter.notFound')
  return found
}
