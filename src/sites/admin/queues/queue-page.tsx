import { allow, may } from '#account/allow.ts'
import { countersOf } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { dayAt } from '#mall/day.ts'
import type { Ask } from '#platform/web/env.ts'
import { numbersOn, peopleWaitingIn, queueDetail } from '#service/read-queue.ts'
import { ButtonLink } from '#ui/button.tsx'
import { SummaryList, Tag } from '#ui/parts.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { words as common } from '../words.ts'
import { exampleOf } from './list-page.tsx'
import { words } from './words.ts'

export async function showQueue(c: Ask, id: number): Promise<Response> {
  const { language, actor, formats, now } = c.var
  const says = words[language]
  const loaded = await c.var.inMall(async (tx) => {
    const queue = await queueDetail(tx, id)
    return {
      queue,
      directory: await directoryOf(tx, now),
      numbers: await numbersOn(tx, id, dayAt(now, queue.timeZone)),
      people: await peopleWaitingIn(tx, id),
      entries: await namedHistory(tx, { subject: `queue:${id}` }, 8),
    }
  })
  const { queue, directory } = loaded
  allow(actor, 'mall.read', { agency: queue.agencyId })
  const { fields } = queue
  const services = [...directory.services.values()].filter(({ queueId }) => queueId === id)
  const counters = countersOf(directory, id)
  const mayEdit = may(actor, 'service.edit', { agency: queue.agencyId }) && !queue.isRetired
  const links = (section: string, things: readonly { id: number; text: string }[]) =>
    things.length === 0 ? (
      <Tag tone="attention">{says.page.none}</Tag>
    ) : (
      <ul class="links">
        {things.map((thing) => (
          <li>
            <a href={`/admin/${section}/${thing.id}`}>{thing.text}</a>
          </li>
        ))}
      </ul>
    )
  const rows = [
    { term: says.page.code, value: queue.code },
    { term: says.columns.first, value: exampleOf(fields) },
    { term: says.fields.reset, value: says.fields.resets[fields.reset] },
    { term: says.fields.promise, value: formats.minutes(fields.promiseMinutes) },
    { term: says.fields.discipline, value: says.fields.disciplines[fields.discipline] },
    { term: says.columns.today, value: says.page.numbers(loaded.numbers) },
    { term: says.columns.waiting, value: says.page.people(loaded.people) },
    {
      term: says.page.counters,
      value: links(
        'counters',
        counters.map((counter) => ({ id: counter.id, text: counter.name[language] })),
      ),
    },
    {
      term: says.page.services,
      value: links(
        'services',
        services.map((service) => ({ id: service.id, text: service.name[language] })),
      ),
    },
  ]
  return adminPage(
    c,
    {
      title: `${fields.letter} ${fields.name[language]}`,
      section: 'queues',
      back: { href: '/admin/queues', text: says.title },
      over: directory.agencies.get(queue.agencyId)?.shortName,
      tag: queue.isRetired ? <Tag tone="attention">{common[language].retiredTag}</Tag> : null,
    },
    <>
      {mayEdit && (
        <div class="buttons">
          <ButtonLink href={`/admin/queues/${id}/edit`}>{says.edit}</ButtonLink>
          <ButtonLink kind="stop" href={`/admin/queues/${id}/retire`}>
            {says.retire.act}
          </ButtonLink>
        </div>
      )}
      <SummaryList rows={rows} />
      <HistoryFoot c={c} entries={loaded.entries} subject={`queue:${id}`} />
    </>,
  )
}
