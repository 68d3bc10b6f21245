import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import { agencyDetail } from '#agency/read-agency.ts'
import { retireAgency } from '#agency/retire-agency.ts'
import { retireCounters } from '#counter/retire-counter.ts'
import { partsOfAgency } from '#directory/parts-of-agency.ts'
import type { Tx } from '#platform/database.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { peopleAppointedFor } from '#service/read-service.ts'
import { retireQueue } from '#service/retire-queue.ts'
import { retireService } from '#service/retire-service.ts'
import { SummaryList } from '#ui/parts.tsx'
import { save } from '../change.ts'
import { confirmPage, Ending } from '../confirm.tsx'
import { todayOf } from '../frame.tsx'
import { words } from './words.ts'

/** An agency leaves with all that it has in the mall, in one transaction: all of it or nothing. */
export function retireRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/:id{\\d+}/retire', (c) => showRetire(c, blankForm()))
  routes.post('/:id{\\d+}/retire', retire)
  return routes
}

async function showRetire(c: Ask, form: FormState): Promise<Response> {
  const id = idIn(c)
  allow(c.var.actor, 'mall.edit')
  const says = words[c.var.language].retire
  const { agency, parts, appointed } = await c.var.inMall(async (tx) => {
    const ofAgency = await partsOfAgency(tx, id)
    return {
      agency: await agencyDetail(tx, id, todayOf(c)),
      parts: ofAgency,
      appointed: await peopleAppointedFor(tx, ofAgency.services, todayOf(c)),
    }
  })
  const value = says.counted(parts.services.length, parts.queues.length, parts.counters.length)
  return confirmPage(c, {
    title: says.title(agency.fields.shortName),
    section: 'agencies',
    form,
    action: `/admin/agencies/${id}/retire`,
    yes: says.yes,
    back: { href: `/admin/agencies/${id}`, text: agency.fields.shortName },
    children: (
      <>
        <Ending c={c} body={says.body} appointed={appointed} />
        <SummaryList rows={[{ term: says.goes, value }]} />
      </>
    ),
  })
}

async function retire(c: Ask): Promise<Response> {
  const id = idIn(c)
  await save(c, { show: (form) => showRetire(c, form) }, (tx) => retireWithParts(c, tx, id))
  return seeOther(c, '/admin/agencies?done=1')
}

/** Services first: once no new number leads to a queue, its counters and then the queue itself can go. */
async function retireWithParts(c: Ask, tx: Tx, id: number): Promise<void> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const { services, queues, counters } = await partsOfAgency(tx, id)
  for (const service of services) await retireService(tx, service, actor, now)
  await retireCounters(tx, counters, actor, todayOf(c), now)
  for (const queue of queues) await retireQueue(tx, queue, actor, now)
  await retireAgency(tx, id, actor, now)
}
