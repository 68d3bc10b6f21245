import { announce, mallOf } from '#ledger/announce.ts'
import { type Command, onceRemembered } from '#ledger/once.ts'
import { minutesOf, weekdayOf } from '#mall/day.ts'
import { takeTurn } from '#mall/edit.ts'
import { addOpening, editOpening, type OpeningFields, removeOpening } from '#mall/edit-opening.ts'
import type { HoldHall } from '#mall/keep-today.ts'
import { formOn } from '#mall/opening.ts'
import { mustEditMall } from '#mall/policy.ts'
import { openingForms } from '#mall/read-mall.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import { Refused } from '#platform/refused.ts'

/**
 * Today closes later: a form of the week that holds for this one day stands above the others, and whoever was planned
 * until the end is planned until the new one. `until` is a local time, "16:00".
 */
export function extendDay(
  tx: Tx,
  until: string,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldHall,
  command?: Command,
): Promise<void> {
  return onceRemembered(tx, by, command, now, async () => {
    await takeTurn(tx)
    mustEditMall(by)
    const forms = await openingForms(tx)
    const form = formOn({ forms }, today)
    const hours = form?.days[weekdayOf(today)]
    if (!form || !hours) throw new Refused('opening.closedToday')
    if (hours.close === until) return
    if (until < hours.close) throw new Refused('opening.notLater', { close: hours.close.replace(':', '.') })
    const code = codeOf(today)
    const fields = fieldsOf(form, forms, today, until)
    if (form.code === code) {
      const { code: _, ...seen } = form
      await editOpening(tx, code, { seen, wanted: { ...seen, days: fields.days } }, by, today, now, hold)
    } else await addOpening(tx, code, fields, by, today, now, hold)
    await keepThemLonger(tx, today, minutesOf(hours.close), minutesOf(until))
    await announce(
      tx,
      {
        kind: 'hours.extended',
        actor: by,
        serviceDay: today,
        data: { was: hours.close, until },
        topics: ['floor', 'mall'],
      },
      now,
    )
  })
}

/** Today closes when it always does; who was planned longer is planned as before. */
export function shortenDay(
  tx: Tx,
  by: Actor,
  today: string,
  now: Date,
  hold: HoldHall,
  command?: Command,
): Promise<void> {
  return onceRemembered(tx, by, command, now, async () => {
    await takeTurn(tx)
    mustEditMall(by)
    const forms = await openingForms(tx)
    const longer = formOn({ forms }, today)
    if (longer?.code !== codeOf(today)) return
    const usual = formOn({ forms: forms.filter(({ code }) => code !== longer.code) }, today)
    const [from, to] = [longer, usual].map((form) => form?.days[weekdayOf(today)]?.close)
    await removeOpening(tx, longer.code, by, today, now, hold)
    if (from && to) await keepThemLonger(tx, today, minutesOf(from), minutesOf(to))
    await announce(
      tx,
      { kind: 'hours.asUsual', actor: by, serviceDay: today, data: { until: to }, topics: ['floor', 'mall'] },
      now,
    )
  })
}

/** The form that only an extension of that day has. */
export function codeOf(day: string): string {
  return `hari-${day}`
}

function fieldsOf(form: OpeningFields, forms: readonly OpeningFields[], today: string, until: string): OpeningFields {
  const weekday = weekdayOf(today)
  const hours = form.days[weekday]
  return {
    validFrom: today,
    validUntil: today,
    rank: Math.max(...forms.map((one) => one.rank)) + 1,
    isAssumed: false,
    days: hours ? { [weekday]: { open: hours.open, close: until } } : {},
    breaks: form.breaks,
  }
}

async function keepThemLonger(tx: Tx, day: string, was: number, until: number): Promise<void> {
  await tx.run(sql`
    update counter.roster set hours = int4range(lower(hours), ${until}::int)
    where mall_id = ${mallOf(tx)}::int and held_on = ${day}::date and upper(hours) = ${was}::int and lower(hours) < ${until}::int`)
}
