import { allow } from '#account/allow.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import { editQueue } from '#service/edit-queue.ts'
import { queueDetail } from '#service/read-queue.ts'
import { retireQueue } from '#service/retire-queue.ts'
import { Field } from '#ui/field.tsx'
import type { BulkAct } from '../bulk.ts'
import type { BulkOf, BulkOffer } from '../bulk-offer.ts'
import { endingOffer } from '../ending-offer.ts'
import { wholeNumber } from '../numbers.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

export const queueBulk: BulkOf = {
  section: 'queues',
  noun: (c) => words[c.var.language].noun,
  title: (c) => words[c.var.language].title,
  offers: async (c) => ({ promise: promiseOffer(c), retire: retireOffer(c) }),
}

export function queueActs(c: Ask): { value: string; text: string }[] {
  const says = words[c.var.language].bulk
  return (['promise', 'retire'] as const).map((value) => ({ value, text: says[value] }))
}

async function detailOf(c: Ask, tx: Tx, id: number) {
  const queue = await queueDetail(tx, id)
  allow(c.var.actor, 'service.edit', { agency: queue.agencyId })
  return { ...queue, name: `${queue.fields.letter} ${queue.fields.name[c.var.language]}` }
}

const promised = wholeNumber(1, 480)

function promiseOffer(c: Ask): BulkOffer {
  const { language, actor, now, formats } = c.var
  const says = words[language]
  const write: BulkAct['apply'] = async (tx, id, _, to) => {
    const { fields } = await detailOf(c, tx, id)
    await editQueue(tx, id, { seen: fields, wanted: { ...fields, promiseMinutes: Number(to) } }, actor, now)
  }
  return {
    title: says.bulk.promise,
    act: {
      look: async (tx, id) => {
        const { name, fields } = await detailOf(c, tx, id)
        return { name, was: fields.promiseMinutes }
      },
      apply: write,
      revert: write,
      say: (value) => formats.minutes(Number(value)),
    },
    ask: (form) => (
      <Field
        form={form}
        name="promise"
        label={says.fields.promise}
        hint={says.fields.promiseHint}
        suffix={says.fields.minutes}
        inputMode="numeric"
        width="w4"
        language={language}
      />
    ),
    read: ({ promise }) => {
      const minutes = promised.safeParse(promise)
      return minutes.success
        ? () => minutes.data
        : { errors: { promise: common[language].numberWrong(words[language].fields.promise, '1', '480') } }
    },
  }
}

function retireOffer(c: Ask): BulkOffer {
  const { language, actor, now } = c.var
  const says = words[language].bulk
  return endingOffer({
    title: says.retire,
    look: (tx, id) => detailOf(c, tx, id),
    end: (tx, id) => retireQueue(tx, id, actor, now),
    says: { goesOn: says.used, ended: says.ended },
  })
}
