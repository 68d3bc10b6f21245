import { allow } from '#account/allow.ts'
import type { Addendum, OneDay } from '#agency/agency.ts'
import { changePresence, withdrawAddendum } from '#agency/change-presence.ts'
import { agencyDetail } from '#agency/read-agency.ts'
import { clearOneDay, setOneDay } from '#agency/set-one-day.ts'
import type { Weekday } from '#mall/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import type { Named } from '#platform/words.ts'
import { Checkboxes, DateField, Radios } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { holdQueuesOf } from '#visit/hold-queues.ts'
import type { BulkAct } from '../bulk.ts'
import type { BulkOf, BulkOffer } from '../bulk-offer.ts'
import { dayTyped } from '../day-typed.ts'
import { Pair, pairName } from '../fields.tsx'
import { todayOf } from '../frame.tsx'
import { words as common } from '../words.ts'
import { ruleOn, saysDays, weekOrder } from './days.ts'
import { words } from './words.ts'

export const agencyBulk: BulkOf = {
  section: 'agencies',
  noun: (c) => words[c.var.language].noun,
  title: (c) => words[c.var.language].title,
  offers: async (c) => ({ oneDay: oneDayOffer(c), presence: presenceOffer(c) }),
}

export function agencyActs(c: Ask): { value: string; text: string }[] {
  const says = words[c.var.language].bulk
  return (['oneDay', 'presence'] as const).map((value) => ({ value, text: says[value] }))
}

async function detailOf(c: Ask, tx: Tx, id: number) {
  allow(c.var.actor, 'agency.edit', { agency: id })
  return agencyDetail(tx, id, todayOf(c))
}

/** One day as it differs from the agreement, or does not. */
type Day = { readonly heldOn: string; readonly is: 'agreed' | 'present' | 'absent'; readonly reason: Named }

/** One day on which many agencies are away or come: a joint ceremony, a day between two holidays. */
function oneDayOffer(c: Ask): BulkOffer {
  const { language, actor, now } = c.var
  const says = words[language].oneDay
  const write: BulkAct['apply'] = (tx, id, _, to) => {
    const { heldOn, is, reason } = to as Day
    if (is === 'agreed') return clearOneDay(tx, id, heldOn, actor, todayOf(c), now, holdQueuesOf)
    return setOneDay(tx, id, { heldOn, isPresent: is === 'present', reason }, actor, todayOf(c), now, holdQueuesOf)
  }
  return {
    title: words[language].bulk.oneDay,
    act: {
      look: async (tx, id, to) => {
        const { fields, addenda, oneDays } = await detailOf(c, tx, id)
        if (!to) return { name: fields.shortName, was: ruleOn(addenda, todayOf(c))?.days ?? [] }
        return { name: fields.shortName, was: dayOf(oneDays, (to as Day).heldOn) }
      },
      apply: write,
      revert: write,
      say: (value) => (Array.isArray(value) ? saysDays(c, value) : sayDay(c, value as Day)),
    },
    ask: (form) => (
      <>
        <DateField form={form} name="heldOn" label={says.date} language={language} />
        <Radios
          form={form}
          name="presence"
          label={says.presence}
          options={[
            { value: 'absent', text: says.absent },
            { value: 'present', text: says.present },
          ]}
          language={language}
        />
        <Pair form={form} name="reason" label={says.reason} hint={says.reasonHint} language={language} />
      </>
    ),
    read: (values) => readDay(c, values),
  }
}

function dayOf(oneDays: readonly OneDay[], heldOn: string): Day {
  const found = oneDays.find((one) => one.heldOn === heldOn)
  return found
    ? { heldOn, is: found.isPresent ? 'present' : 'absent', reason: found.reason }
    : { heldOn, is: 'agreed', reason: { id: '', en: '' } }
}

function sayDay(c: Ask, { heldOn, is, reason }: Day): string {
  const { language, formats } = c.var
  const says = words[language]
  if (is === 'agreed') return says.bulk.asAgreed(formats.shortDay(heldOn))
  return `${formats.shortDay(heldOn)}: ${is === 'present' ? says.oneDay.present : says.oneDay.absent}. ${reason[language] ?? ''}`
}

function readDay(c: Ask, values: FormState['values']) {
  const says = words[c.var.language].oneDay
  const heldOn = dayTyped(values, 'heldOn')
  const is = values.presence
  const [id, en] = (['id', 'en'] as const).map((of) => String(values[pairName('reason', of)] ?? '').trim())
  const isWrong = (text = '') => text === '' || text.length > 200
  const errors = {
    ...(heldOn ? {} : { heldOn: common[c.var.language].dayWrong }),
    ...(is === 'absent' || is === 'present' ? {} : { presence: says.choose }),
    ...(isWrong(id) ? { reasonId: says.reasonMissing.id } : {}),
    ...(isWrong(en) ? { reasonEn: says.reasonMissing.en } : {}),
  }
  return heldOn && Object.keys(errors).length === 0 ? () => ({ heldOn, is, reason: { id, en } }) : { errors }
}

/** What an addendum says from its day on; `days` of null: there is none from that day. */
type Change = { readonly validFrom: string; readonly days: readonly Weekday[] | null; readonly basis: string }

/** The weekdays on which many agencies come, by one addendum. */
function presenceOffer(c: Ask): BulkOffer {
  const { language, actor, now } = c.var
  const says = words[language].presence
  return {
    title: words[language].bulk.presence,
    act: {
      look: async (tx, id, to) => {
        const { fields, addenda } = await detailOf(c, tx, id)
        if (!to) return { name: fields.shortName, was: ruleOn(addenda, todayOf(c))?.days ?? [] }
        return { name: fields.shortName, was: changeOf(addenda, (to as Change).validFrom) }
      },
      apply: (tx, id, _, to) => changePresence(tx, id, to as Addendum, actor, todayOf(c), now, holdQueuesOf),
      revert: (tx, id, _, to) => {
        const { validFrom, days, basis } = to as Change
        if (!days) return withdrawAddendum(tx, id, validFrom, actor, todayOf(c), now)
        return changePresence(tx, id, { validFrom, days, basis }, actor, todayOf(c), now, holdQueuesOf)
      },
      say: (value) => (Array.isArray(value) ? saysDays(c, value) : sayChange(c, value as Change)),
    },
    ask: (form) => (
      <>
        <DateField form={form} name="validFrom" label={says.from} hint={says.fromHint} language={language} />
        <Checkboxes
          form={form}
          name="days"
          label={says.days}
          hint={says.daysHint}
          options={weekOrder.map((value) => ({ value, text: common[language].weekdays[value] }))}
          language={language}
        />
        <Field form={form} name="basis" label={says.basis} hint={says.basisHint} language={language} />
      </>
    ),
    read: (values) => readChange(c, values),
  }
}

function changeOf(addenda: readonly Addendum[], validFrom: string): Change {
  const found = addenda.find((one) => one.validFrom === validFrom)
  return found ? { validFrom, days: found.days, basis: found.basis } : { validFrom, days: null, basis: '' }
}

function sayChange(c: Ask, { validFrom, days, basis }: Change): string {
  const { language, formats } = c.var
  if (!days) return words[language].bulk.noChange(formats.shortDay(validFrom))
  return `${words[language].bulk.since(formats.shortDay(validFrom))}: ${saysDays(c, days)}. ${basis}`
}

function readChange(c: Ask, values: FormState['values']) {
  const validFrom = dayTyped(values, 'validFrom')
  const chosen = [values.days ?? []].flat()
  const days = weekOrder.filter((day) => chosen.includes(day))
  const basis = String(values.basis ?? '').trim()
  const errors = {
    ...(validFrom ? {} : { validFrom: common[c.var.language].dayWrong }),
    ...(basis === '' || basis.length > 200 ? { basis: words[c.var.language].presence.basisMissing } : {}),
  }
  return validFrom && Object.keys(errors).length === 0 ? () => ({ validFrom, days, basis }) : { errors }
}
