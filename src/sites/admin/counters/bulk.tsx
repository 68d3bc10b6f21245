import { allow } from '#account/allow.ts'
import type { CounterFields } from '#counter/counter.ts'
import { editCounter } from '#counter/edit-counter.ts'
import { counterDetail } from '#counter/read-counter.ts'
import { retireCounters } from '#counter/retire-counter.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { Select } from '#ui/choices.tsx'
import { zoneOptions } from '../agencies/edit-page.tsx'
import type { BulkAct } from '../bulk.ts'
import type { BulkOf, BulkOffer } from '../bulk-offer.ts'
import { endingOffer } from '../ending-offer.ts'
import { todayOf } from '../frame.tsx'
import { words as common } from '../words.ts'
import { breakOptions } from './edit-page.tsx'
import { words } from './words.ts'

export const counterBulk: BulkOf = {
  section: 'counters',
  noun: (c) => words[c.var.language].noun,
  title: (c) => words[c.var.language].title,
  offers: offersFor,
}

export function counterActs(c: Ask): { value: string; text: string }[] {
  const says = words[c.var.language].bulk
  return (['zone', 'breakGroup', 'retire'] as const).map((value) => ({ value, text: says[value] }))
}

async function offersFor(c: Ask): Promise<Readonly<Record<string, BulkOffer>>> {
  const directory = await c.var.inMall((tx) => directoryOf(tx, c.var.now))
  const { zone, breakGroup } = words[c.var.language].fields
  return {
    zone: fieldOffer(c, 'zone', zone, zoneOptions(c, directory)),
    breakGroup: fieldOffer(c, 'breakGroup', breakGroup, breakOptions(c, directory)),
    retire: retireOffer(c),
  }
}

async function detailOf(c: Ask, tx: Tx, id: number) {
  const counter = await counterDetail(tx, id)
  allow(c.var.actor, 'agency.edit', { agency: counter.agencyId })
  return counter
}

type Options = readonly { readonly value: string; readonly text: string }[]

/** One field of the description, chosen from a list, for all of them. */
function fieldOffer(c: Ask, field: 'zone' | 'breakGroup', label: string, options: Options): BulkOffer {
  const { language, actor, now } = c.var
  const write: BulkAct['apply'] = async (tx, id, _, to) => {
    const { fields } = await detailOf(c, tx, id)
    const wanted: CounterFields = { ...fields, [field]: to }
    await editCounter(tx, id, { seen: fields, wanted }, actor, todayOf(c), now)
  }
  return {
    title: words[language].bulk[field],
    act: {
      look: async (tx, id) => {
        const { fields } = await detailOf(c, tx, id)
        return { name: fields.name[language], was: fields[field] }
      },
      apply: write,
      revert: write,
      say: (value) => options.find((one) => one.value === (value ?? ''))?.text ?? String(value ?? ''),
    },
    ask: (form: FormState) => <Select form={form} name={field} label={label} options={options} language={language} />,
    read: (values) => {
      const chosen = String(values[field] ?? '')
      if (!options.some(({ value }) => value === chosen)) return { errors: { [field]: common[language].chooseOne } }
      return () => chosen || null
    },
  }
}

function retireOffer(c: Ask): BulkOffer {
  const { language, actor, now } = c.var
  const says = words[language].bulk
  return endingOffer({
    title: says.retire,
    look: async (tx, id) => {
      const { fields, isRetired } = await detailOf(c, tx, id)
      return { name: fields.name[language], isRetired }
    },
    end: (tx, id) => retireCounters(tx, [id], actor, todayOf(c), now),
    says: { goesOn: says.used, ended: says.ended },
  })
}
