import { may } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { serviceByCode } from '#directory/find-services.ts'
import type { Ask } from '#platform/web/env.ts'
import { readLifeEvents } from '#service/life/read-life-event.ts'
import type { LifeEvent } from '#service/life-event.ts'
import { Act, ButtonLink } from '#ui/button.tsx'
import { EmptyState, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { words } from './words.ts'

export async function showLifeEvents(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const { events, directory } = await c.var.inMall(async (tx) => ({
    events: await readLifeEvents(tx),
    directory: await directoryOf(tx, now),
  }))
  const mayEdit = may(actor, 'mall.edit')
  return adminPage(
    c,
    { title: says.title, section: 'life' },
    <>
      <Bar>
        <p>{says.intro}</p>
        {mayEdit && <ButtonLink href="/admin/life/new">{says.add}</ButtonLink>}
      </Bar>
      {events.length === 0 ? (
        <EmptyState title={says.emptyTitle}>{says.emptyBody}</EmptyState>
      ) : (
        <Table
          caption={says.caption}
          columns={columnsFor(c, events, directory, mayEdit)}
          rows={events}
          language={language}
        />
      )}
    </>,
  )
}

function columnsFor(c: Ask, events: readonly LifeEvent[], directory: Directory, mayEdit: boolean): Column<LifeEvent>[] {
  const { language } = c.var
  const says = words[language]
  const columns: Column<LifeEvent>[] = [
    {
      heading: says.event,
      cell: ({ code, name, about }) => (
        <>
          <a href={mayEdit ? `/admin/life/${code}` : `/life/${code}`}>{name[language]}</a>
          <span class="small quiet beneath">{about[language]}</span>
        </>
      ),
    },
    { heading: says.steps, cell: (event) => <Steps c={c} event={event} directory={directory} /> },
  ]
  const order: Column<LifeEvent> = {
    heading: says.order,
    cell: (one) => (
      <>
        {one !== events[0] && <Move code={one.code} to="earlier" text={says.earlier} />}
        {one !== events.at(-1) && <Move code={one.code} to="later" text={says.later} />}
      </>
    ),
  }
  return mayEdit && events.length > 1 ? [...columns, order] : columns
}

function Steps({ c, event, directory }: { c: Ask; event: LifeEvent; directory: Directory }) {
  const gone = event.steps.filter(({ service }) => !serviceByCode(directory, service)).length
  return (
    <>
      {event.steps.length - gone}
      {gone > 0 && (
        <>
          {' '}
          <Tag tone="attention">{words[c.var.language].left(gone)}</Tag>
        </>
      )}
    </>
  )
}

function Move({ code, to, text }: { code: string; to: 'earlier' | 'later'; text: string }) {
  return (
    <Act action={`/admin/life/${code}/places`} fields={{ to }} kind="quiet">
      {text}
    </Act>
  )
}
