import { leftWaiting } from '#agency/change-presence.ts'
import { closesOver, type HoldHall } from '#mall/keep-today.ts'
import type { Tx } from '#platform/database.ts'
import type { Changes } from './changes.ts'
import type { Fault } from './fault.ts'
import type { Pack } from './forms.ts'
import { PackRefused } from './pack-refused.ts'
import { readAgencyIds } from './read-mall.ts'
import { spotOfClosing, spotOfPresence } from './where-it-stands.ts'

type Keeping = { readonly today: string; readonly now: Date; readonly hold: HoldHall }

/**
 * Writes what a pack changes, and refuses it when by that the mall closes today, or an agency is away today, while
 * people hold numbers or are just taking one: the rule of the administration's screens, with every reason at once.
 */
export async function keepThoseWhoWait(
  tx: Tx,
  pack: Pack,
  changes: Changes,
  keeping: Keeping,
  write: () => Promise<void>,
): Promise<void> {
  const { today, now } = keeping
  const moved = changes.agencies.changed.filter(({ fields }) => fields.includes('presence')).map(({ after }) => after)
  const ids = await readAgencyIds(
    tx,
    moved.map(({ code }) => code),
  )
  const hold = heldOnce(keeping.hold)
  const reasons: Fault[] = []
  const people = await closesOver(tx, { today, now, hold }, async () => {
    const holdAll = (held: Tx) => hold(held, now)
    const left = await leftWaiting(tx, [...ids.keys()], { today, now, hold: holdAll }, write)
    for (const { id, people } of left) {
      const code = ids.get(id) ?? ''
      const agency = moved.find((row) => row.code === code)?.shortName ?? code
      reasons.push({
        ...spotOfPresence(pack, code, today),
        key: 'peopleWait.agency',
        detail: { agency, count: people },
      })
    }
  })
  if (people > 0) reasons.unshift({ ...spotOfClosing(pack, today), key: 'peopleWait.mall', detail: { count: people } })
  if (reasons.length > 0) throw new PackRefused(reasons)
}

/** All queues at once, in the order of their ids, whoever asks first: agency by agency two could wait for each other. */
function heldOnce(hold: HoldHall): HoldHall {
  let held: Promise<void> | undefined
  return (tx, now) => {
    held ??= hold(tx, now)
    return held
  }
}
