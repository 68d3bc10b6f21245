import { allOf, announceEdit, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import { mustEditMall } from '#mall/policy.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import type { LifeEvent } from '../life-event.ts'
import * as store from './life-event-store.ts'

export type LifeEventFields = Pick<LifeEvent, 'name' | 'about' | 'steps'>

/** As many as a pack may bring. */
const most = { events: 60, steps: 40 }

/** After the ones that are there. */
export async function addLifeEvent(tx: Tx, code: string, wanted: LifeEventFields, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const all = await store.readLifeEvents(tx)
  if (all.length >= most.events) throw new Refused('life.tooMany', { most: most.events })
  await mustFit(tx, wanted, [])
  if (!(await store.insertLifeEvent(tx, code, all.length, wanted))) throw new Refused('life.codeTaken', { code })
  await store.writeOrder(tx, [...all.map((one) => one.code), code])
  await announceEdit(tx, 'life.added', subjectOf(code, wanted), allOf(wanted, true), by, now)
}

export async function editLifeEvent(
  tx: Tx,
  code: string,
  edit: Edit<LifeEventFields>,
  by: Actor,
  now: Date,
): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const { name, about, steps } = await lifeEventOf(tx, code)
  const changes = changesOf({ name, about, steps }, edit)
  if (!changes) return
  await mustFit(tx, edit.wanted, steps)
  await store.updateLifeEvent(tx, code, edit.wanted)
  await announceEdit(tx, 'life.edited', subjectOf(code, edit.wanted), changes, by, now)
}

/** One place earlier or later. */
export async function moveLifeEvent(tx: Tx, code: string, by: -1 | 1, actor: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(actor)
  const event = await lifeEventOf(tx, code)
  const codes = (await store.readLifeEvents(tx)).map((one) => one.code)
  const at = codes.indexOf(code)
  const other = codes[at + by]
  if (other === undefined) return
  codes[at + by] = code
  codes[at] = other
  await store.writeOrder(tx, codes)
  const changes = { place: { was: at + 1, now: at + 1 + by } }
  await announceEdit(tx, 'life.moved', subjectOf(code, event), changes, actor, now)
}

export async function removeLifeEvent(tx: Tx, code: string, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const { name, about, steps } = await lifeEventOf(tx, code)
  await store.deleteLifeEvent(tx, code)
  await store.writeOrder(
    tx,
    (await store.readLifeEvents(tx)).map((one) => one.code),
  )
  await announceEdit(tx, 'life.removed', subjectOf(code, { name }), allOf({ name, about, steps }, false), by, now)
}

export async function lifeEventOf(tx: Tx, code: string): Promise<LifeEvent> {
  const found = (await store.readLifeEvents(tx)).find((one) => one.code === code)
  if (!found) throw new NotFound()
  return found
}

/** A step that was there may stay although its service has left; a new one must lead somewhere. */
async function mustFit(tx: Tx, { steps }: LifeEventFields, present: LifeEventFields['steps']): Promise<void> {
  if (steps.length === 0) throw new Refused('life.noStep')
  if (steps.length > most.steps) throw new Refused('life.tooManySteps', { most: most.steps })
  const known = await store.knownServices(
    tx,
    steps.map(({ service }) => service),
  )
  for (const { service } of steps)
    if (!known.has(service) && !present.some((one) => one.service === service))
      throw new Refused('life.noService', { service })
}

function subjectOf(code: string, { name }: Pick<LifeEventFields, 'name'>) {
  return { subject: `life:${code}`, label: name.id }
}
