import { createHash } from 'node:crypto'
import { planAhead } from '#counter/plan-ahead.ts'
import { announce } from '#ledger/announce.ts'
import { dayAt } from '#mall/day.ts'
import { takeTurn } from '#mall/edit.ts'
import type { HoldHall } from '#mall/keep-today.ts'
import { type Actor, nameOfActor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { type Changes, type ChangesOf, changesBetween, countsOf, isNothing } from './changes.ts'
import { describe } from './describe.ts'
import type { Description } from './description.ts'
import type { Fault } from './fault.ts'
import type { Pack } from './forms.ts'
import { findInUse } from './in-use.ts'
import { keepThoseWhoWait } from './keep-those-who-wait.ts'
import { holdersOf, refuseLastOfRole } from './last-of-role.ts'
import { PackRefused } from './pack-refused.ts'
import * as site from './public-store.ts'
import { readMall, readOwners, readPackPeople } from './read-mall.ts'
import * as store from './store.ts'
import * as offer from './store-offer.ts'
import { spotOfItem } from './where-it-stands.ts'

export type Imported = {
  readonly mallId: number
  readonly code: string
  readonly isNew: boolean
  readonly isChanged: boolean
  readonly counts: ReturnType<typeof countsOf>
}

/**
 * Makes the mall as the pack describes it, all or nothing; the same pack a second time changes nothing, and none closes
 * a day, or sends an agency away, on which people hold numbers. Opened in the system's context, because the mall may not be there yet; from there
 * on it works in the mall's own.
 */
export async function importPack(tx: Tx, pack: Pack, by: Actor, now: Date, hold: HoldHall): Promise<Imported> {
  const { code, hosts } = pack.mall
  await store.takeMallCode(tx, code)
  const taken = await store.hostTaken(tx, code, hosts)
  if (taken) throw new PackRefused([{ file: 'mall.yaml', path: ['hosts'], key: 'taken.host', detail: taken }])
  const found = await store.findMall(tx, code)
  const wanted = describe(pack)
  const mallId = found?.id ?? (await store.insertMall(tx, wanted.mall))
  await store.enterMall(tx, mallId)
  const inMall: Tx = { ...tx, mall: { id: mallId, version: found?.version ?? 1 } }
  await takeTurn(inMall)
  const before = found && (await readMall(inMall, mallId))
  const changes = await changesFor(inMall, mallId, before, withLeftOut(pack, wanted, before))
  const today = dayAt(now, wanted.mall.timeZone)
  if (!isNothing(changes))
    await keepThoseWhoWait(inMall, pack, changes, { today, now, hold }, () =>
      write(inMall, mallId, { pack, wanted, changes }, by, now),
    )
  await store.keepDigest(inMall, mallId, digestOf(wanted))
  return { mallId, code, isNew: !found, isChanged: !isNothing(changes), counts: countsOf(changes) }
}

/** What a file says that the pack does not have is left as it is. */
function withLeftOut(pack: Pack, wanted: Description, before: Description | undefined): Description {
  return {
    ...wanted,
    ...(pack.staff ? {} : peopleOf(before)),
    ...(pack.public ? {} : publicOf(before)),
  }
}

function publicOf(before: Description | undefined): Pick<Description, 'lifeEvents' | 'sameWords' | 'spoken'> {
  return { lifeEvents: before?.lifeEvents ?? [], sameWords: before?.sameWords ?? [], spoken: before?.spoken ?? [] }
}

function peopleOf(before: Description | undefined): Pick<Description, 'staff' | 'weeks'> {
  return { staff: before?.staff ?? [], weeks: before?.weeks ?? [] }
}

async function changesFor(
  tx: Tx,
  mall: number,
  before: Description | undefined,
  wanted: Description,
): Promise<Changes> {
  const changes = changesBetween(before, wanted)
  if (changes.staff.gone.length === 0) return changes
  const ofPack = await readPackPeople(tx, mall)
  return {
    ...changes,
    staff: { ...changes.staff, gone: changes.staff.gone.filter(({ username }) => ofPack.has(username)) },
  }
}

type Wish = { readonly pack: Pack; readonly wanted: Description; readonly changes: Changes }

async function write(tx: Tx, mall: number, { pack, wanted, changes }: Wish, by: Actor, now: Date): Promise<void> {
  const today = dayAt(now, wanted.mall.timeZone)
  const reasons = [...(await findMoved(tx, mall, pack, changes)), ...(await findInUse(tx, mall, pack, changes, today))]
  if (reasons.length > 0) throw new PackRefused(reasons)
  const holders = await holdersOf(tx, mall)
  if (changes.mall.length > 0) await store.updateMall(tx, mall, wanted.mall)
  await takeAway(tx, mall, changes, today)
  await writePlaces(tx, mall, changes)
  await writeOffer(tx, mall, changes, nameOfActor(by), today, now)
  await refuseLastOfRole(tx, mall, holders)
  await planAhead(tx, now)
  await announce(
    tx,
    {
      kind: 'mall.imported',
      actor: by,
      data: { counts: countsOf(changes), codes: codesOf(changes) },
      topics: ['mall'],
    },
    now,
  )
}

/** A code stays with its agency: what was published, called and planned under it is that agency's record. */
async function findMoved(tx: Tx, mall: number, pack: Pack, changes: Changes): Promise<Fault[]> {
  const owners = await readOwners(tx, mall)
  const moved = (kind: 'services' | 'queues' | 'counters', what: string) =>
    rowsOf<{ code: string; agency: string }>(changes[kind]).flatMap(({ code, agency }): Fault[] => {
      const owner = owners[kind][code]
      return owner === undefined || owner === agency
        ? []
        : [{ ...spotOfItem(pack, agency, kind, code), key: `moved.${what}`, detail: { code, agency: owner } }]
    })
  return [...moved('services', 'service'), ...moved('queues', 'queue'), ...moved('counters', 'counter')]
}

async function takeAway(tx: Tx, mall: number, changes: Changes, today: string): Promise<void> {
  const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code)
  await offer.removeWeeks(tx, mall, changes.weeks.gone, today)
  await offer.retireStaff(
    tx,
    mall,
    changes.staff.gone.map(({ username }) => username),
    today,
  )
  await offer.retire(tx, mall, {
    sites: codes(changes.sites.gone),
    halls: codes(changes.halls.gone),
    zones: codes(changes.zones.gone),
    agencies: codes(changes.agencies.gone),
    queues: codes(changes.queues.gone),
    services: codes(changes.services.gone),
    counters: codes(changes.counters.gone),
  })
  await store.removeDescriptions(tx, mall, {
    holidays: changes.holidays.gone,
    openings: changes.openings.gone,
    documents: changes.documents.gone,
  })
}

async function writePlaces(tx: Tx, mall: number, changes: Changes): Promise<void> {
  await store.putSites(tx, mall, rowsOf(changes.sites))
  await store.putHalls(tx, mall, rowsOf(changes.halls))
  await store.putZones(tx, mall, rowsOf(changes.zones))
  await store.putHolidays(tx, mall, rowsOf(changes.holidays))
  await store.putOpenings(tx, mall, rowsOf(changes.openings))
  await store.putDocuments(tx, mall, rowsOf(changes.documents))
}

async function writeOffer(tx: Tx, mall: number, changes: Changes, by: string, today: string, now: Date): Promise<void> {
  const { services } = changes
  const onlyMoved = services.changed.filter(({ fields }) => fields.every((field) => field === 'queue'))
  const published = [
    ...services.added,
    ...services.changed.filter((change) => !onlyMoved.includes(change)).map(({ after }) => after),
  ]
  await offer.putAgencies(tx, mall, rowsOf(changes.agencies))
  await offer.putQueues(tx, mall, rowsOf(changes.queues))
  await offer.putServices(tx, mall, rowsOf(services))
  await offer.publishVersions(tx, mall, published, by, today, now)
  await offer.putCounters(tx, mall, rowsOf(changes.counters))
  await offer.putStaff(tx, mall, rowsOf(changes.staff), now)
  await offer.putWeeks(tx, mall, changes.weeks.added)
  await site.putPublic(tx, mall, changes)
}

function rowsOf<Row>({ added, changed }: ChangesOf<Row>): Row[] {
  return [...added, ...changed.map(({ after }) => after)]
}

/** Which services, queues and counters changed, by code: people's names stay out of the ledger. */
function codesOf(changes: Changes): Record<string, unknown> {
  const kinds = ['agencies', 'queues', 'services', 'counters'] as const
  return Object.fromEntries(
    kinds.map((kind) => {
      const { added, changed, gone } = changes[kind] as ChangesOf<{ readonly code: string }>
      return [
        kind,
        {
          added: added.map(({ code }) => code),
          changed: changed.map(({ after }) => after.code),
          gone: gone.map(({ code }) => code),
        },
      ]
    }),
  )
}

export function digestOf(description: Description): string {
  return createHash('sha256').update(JSON.stringify(description)).digest('hex')
}
