import { allow, may } from '#account/allow.ts'
import { busyAt, counterDetail } from '#counter/read-counter.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { SummaryList, Tag } from '#ui/parts.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { spokenCode } from '../hours/spoken-code.ts'
import { words as common } from '../words.ts'
import { sayLine } from './list-page.tsx'
import { words } from './words.ts'

export async function showCounter(c: Ask, id: number): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const { counter, directory, busy, entries } = await c.var.inMall(async (tx) => ({
    counter: await counterDetail(tx, id),
    directory: await directoryOf(tx, now),
    busy: await busyAt(tx, id),
    entries: await namedHistory(tx, { subject: `counter:${id}` }, 8),
  }))
  allow(actor, 'mall.read', { agency: counter.agencyId })
  const { fields } = counter
  const zone = [...directory.zones.values()].find(({ code }) => code === fields.zone)
  const queues = [...directory.queues.values()]
  const lines = fields.profile.map(({ queue, whenWaitingOver }) => {
    const found = queues.find(({ code }) => code === queue)
    return {
      id: found?.id,
      text: sayLine(c, found ? `${found.letter} ${found.name[language]}` : queue, whenWaitingOver),
    }
  })
  const mayEdit = may(actor, 'agency.edit', { agency: counter.agencyId }) && !counter.isRetired
  const rows = [
    { term: says.page.sign, value: fields.sign },
    { term: says.fields.zone, value: zone ? `${zone.name[language]}, ${zone.hallName[language]}` : fields.zone },
    { term: says.fields.breakGroup, value: fields.breakGroup ? spokenCode(fields.breakGroup) : says.fields.none },
    {
      term: says.fields.profile,
      value: (
        <ol class="links">
          {lines.map((line) => (
            <li>{line.id ? <a href={`/admin/queues/${line.id}`}>{line.text}</a> : line.text}</li>
          ))}
        </ol>
      ),
    },
    { term: says.page.officer, value: busy.officer ?? says.page.nobody },
    { term: says.page.people, value: busy.people },
    { term: says.page.roster, value: <a href={`/admin/roster?agency=${counter.agencyId}`}>{says.page.seeRoster}</a> },
  ]
  return adminPage(
    c,
    {
      title: fields.name[language],
      section: 'counters',
      back: { href: '/admin/counters', text: says.title },
      over: directory.agencies.get(counter.agencyId)?.shortName,
      tag: counter.isRetired ? <Tag tone="attention">{common[language].retiredTag}</Tag> : null,
    },
    <>
      {mayEdit && (
        <div class="buttons">
          <ButtonLink href={`/admin/counters/${id}/edit`}>{says.edit}</ButtonLink>
          <ButtonLink kind="stop" href={`/admin/counters/${id}/retire`}>
            {says.retire.act}
          </ButtonLink>
        </div>
      )}
      <SummaryList rows={rows} />
      <HistoryFoot c={c} entries={entries} subject={`counter:${id}`} />
    </>,
  )
}
