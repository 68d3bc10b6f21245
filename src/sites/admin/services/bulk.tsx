import { allow } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { publishDraft } from '#service/publish-draft.ts'
import { type ServiceDetail, serviceDetail } from '#service/read-service.ts'
import { requeueService } from '#service/requeue-service.ts'
import { retireService } from '#service/retire-service.ts'
import { DateField, Select } from '#ui/choices.tsx'
import type { BulkAct } from '../bulk.ts'
import type { BulkOf, BulkOffer } from '../bulk-offer.ts'
import { dayTyped } from '../day-typed.ts'
import { endingOffer } from '../ending-offer.ts'
import { todayOf } from '../frame.tsx'
import { words as common } from '../words.ts'
import { bulkWords } from './bulk-words.ts'
import { queueOptions } from './queue-options.ts'
import { words } from './words.ts'

export const serviceBulk: BulkOf = {
  section: 'services',
  noun: (c) => words[c.var.language].noun,
  title: (c) => words[c.var.language].title,
  offers: offersFor,
}

export function serviceActs(c: Ask): { value: string; text: string }[] {
  const says = bulkWords[c.var.language]
  return (['requeue', 'publish', 'retire'] as const).map((value) => ({ value, text: says[value] }))
}

async function offersFor(c: Ask): Promise<Readonly<Record<string, BulkOffer>>> {
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  return { requeue: requeueOffer(c, directory), publish: publishOffer(c), retire: retireOffer(c) }
}

/** Whoever may not edit a service is refused as early as when it is looked at. */
async function detailOf(c: Ask, tx: Tx, id: number): Promise<ServiceDetail & { name: string }> {
  const service = await serviceDetail(tx, id, todayOf(c))
  allow(c.var.actor, 'service.edit', { agency: service.agencyId })
  const text = service.current ?? service.draft ?? service.versions[0]
  return { ...service, name: `${service.code} ${text?.draft.name[c.var.language] ?? ''}`.trim() }
}

function requeueOffer(c: Ask, directory: Directory): BulkOffer {
  const { language, actor, now } = c.var
  const says = bulkWords[language]
  const requeue: BulkAct['apply'] = async (tx, id, _, to) => {
    const { queueCode } = await detailOf(c, tx, id)
    await requeueService(tx, id, { seen: { queue: queueCode }, queueId: Number(to) }, actor, now)
  }
  const act: BulkAct = {
    look: async (tx, id) => {
      const { name, queueId } = await detailOf(c, tx, id)
      return { name, was: queueId }
    },
    apply: requeue,
    revert: requeue,
    say: (value) => {
      const queue = directory.queues.get(Number(value))
      return queue ? `${queue.letter} ${queue.name[language]}` : String(value)
    },
  }
  return {
    title: says.requeue,
    act,
    ask: (form) => (
      <Select
        form={form}
        name="queue"
        label={says.queue}
        hint={says.queueHint}
        options={queueOptions(c, directory)}
        language={language}
      />
    ),
    read: ({ queue }) =>
      typeof queue === 'string' && directory.queues.has(Number(queue))
        ? () => Number(queue)
        : { errors: { queue: common[language].chooseOne } },
  }
}

function publishOffer(c: Ask): BulkOffer {
  const { language, actor, now, formats } = c.var
  const says = bulkWords[language]
  const act: BulkAct = {
    look: async (tx, id) => {
      const { name, draft } = await detailOf(c, tx, id)
      return { name, was: draft ? draft.number : null }
    },
    apply: async (tx, id, _, to) => {
      const { draft } = await detailOf(c, tx, id)
      const publication = { number: draft?.number ?? 0, seen: draft?.draft, validFrom: String(to) }
      await publishDraft(tx, id, publication, actor, todayOf(c), now)
    },
    say: (value) => {
      if (value === null) return says.noDraft
      return typeof value === 'number' ? says.draft(value) : says.published(formats.shortDay(String(value)))
    },
  }
  return {
    title: says.publish,
    act,
    isFinal: true,
    ask: (form) => (
      <DateField
        form={atLeast(form, 'from', todayOf(c))}
        name="from"
        label={says.from}
        hint={says.fromHint}
        language={language}
      />
    ),
    read: (values) => {
      const day = dayTyped(values, 'from')
      return day ? () => day : { errors: { from: common[language].dayWrong } }
    },
  }
}

/** A form's first showing has the usual answer. */
function atLeast(form: FormState, name: string, value: string): FormState {
  return form.values[`${name}-year`] === undefined ? { ...form, values: { ...form.values, [name]: value } } : form
}

function retireOffer(c: Ask): BulkOffer {
  const { language, actor, now } = c.var
  const says = bulkWords[language]
  return endingOffer({
    title: says.retire,
    look: (tx, id) => detailOf(c, tx, id),
    end: (tx, id) => retireService(tx, id, actor, now),
    says: { goesOn: says.given, ended: says.ended },
  })
}
