import { reachOf } from '#account/allow.ts'
import { gapsOf } from '#counter/break-cover.ts'
import { breakCover } from '#counter/read-counter.ts'
import { rosterBetween } from '#counter/read-roster.ts'
import { type Agency, countersOf, type Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { nextOpenDay } from '#mall/opening.ts'
import { holidaysBetween, openingForms } from '#mall/read-mall.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import { listServices } from '#service/read-service.ts'
import { todayOf } from '../frame.tsx'
import { holdingOn } from '../hours/list-page.tsx'
import { countersOfAgency, isThere } from '../roster/week.ts'
import { words } from './words.ts'

export type ThingToDo = { readonly text: string; readonly href: string }

/** What in the mall's description is unfinished or will hurt soon, the gravest first, each with the place to mend it. */
export async function thingsToDo(c: Ask, tx: Tx): Promise<ThingToDo[]> {
  const reach = reachOf(c.var.actor, 'mall.read')
  const directory = await directoryOf(tx, c.var.now)
  const agencies = [...directory.agencies.values()].filter(({ id }) => reach === 'all' || reach === id)
  return [
    ...(reach === 'all' ? await ofMall(c, tx) : []),
    ...ofAgencies(c, agencies, directory),
    ...(await ofServices(c, tx, agencies)),
    ...(await ofRoster(c, tx, agencies, directory)),
  ]
}

async function ofMall(c: Ask, tx: Tx): Promise<ThingToDo[]> {
  const says = words[c.var.language]
  const today = todayOf(c)
  const found: ThingToDo[] = []
  if (!holdingOn(await openingForms(tx), today)) found.push({ text: says.noForm, href: '/admin/hours' })
  const cover = await breakCover(tx)
  const closing = new Set(gapsOf(cover.forms, cover.queues, today).map(({ queue }) => queue))
  if (closing.size > 0) found.push({ text: says.gaps(closing.size), href: '/admin/hours' })
  // The decree for the next year comes out in September or October.
  const year = Number(today.slice(0, 4)) + (today.slice(5) >= '11-01' ? 1 : 0)
  const holidays = await holidaysBetween(tx, `${year}-01-01`, `${year}-12-31`)
  if (holidays.length === 0) found.push({ text: says.noHolidays(String(year)), href: `/admin/holidays?year=${year}` })
  return found
}

function ofAgencies(c: Ask, agencies: readonly Agency[], directory: Directory): ThingToDo[] {
  const { language } = c.var
  const says = words[language]
  const absent = agencies
    .filter(({ presence }) => presence.length === 0)
    .map(({ id, shortName }) => ({ text: says.noPresence(shortName), href: `/admin/agencies/${id}` }))
  const used = new Set([...directory.services.values()].map(({ queueId }) => queueId))
  const alone = [...directory.queues.values()]
    .filter(
      ({ id, agencyId }) =>
        used.has(id) && agencies.some((agency) => agency.id === agencyId) && countersOf(directory, id).length === 0,
    )
    .map(({ id, letter, name }) => ({
      text: says.noCounter(`${letter} ${name[language]}`),
      href: `/admin/queues/${id}`,
    }))
  return [...absent, ...alone]
}

async function ofServices(c: Ask, tx: Tx, agencies: readonly Agency[]): Promise<ThingToDo[]> {
  const says = words[c.var.language]
  const mine = (await listServices(tx, todayOf(c))).filter(
    ({ agencyId, isRetired }) => !isRetired && agencies.some(({ id }) => id === agencyId),
  )
  const unpublished = mine.filter(({ isPublished }) => !isPublished).length
  const drafts = mine.filter(({ hasDraft, isPublished }) => hasDraft && isPublished).length
  return [
    ...(unpublished > 0 ? [{ text: says.unpublished(unpublished), href: '/admin/services' }] : []),
    ...(drafts > 0 ? [{ text: says.drafts(drafts), href: '/admin/services' }] : []),
  ]
}

/** Counters without an officer on the next open day: the last moment at which planning still helps. */
async function ofRoster(c: Ask, tx: Tx, agencies: readonly Agency[], directory: Directory): Promise<ThingToDo[]> {
  const { language, formats } = c.var
  const found: ThingToDo[] = []
  for (const agency of agencies) {
    const day = nextOpenDay(directory.calendar, todayOf(c), (one) => isThere(agency, one))
    const counters = countersOfAgency(directory, agency.id)
    if (!day || counters.length === 0) continue
    const planned = new Set((await rosterBetween(tx, agency.id, day, day)).map(({ counterId }) => counterId))
    const without = counters.filter(({ id }) => !planned.has(id)).length
    if (without > 0)
      found.push({
        text: words[language].noPlan(agency.shortName, formats.date(day), without),
        href: `/admin/roster?agency=${agency.id}&week=${day}`,
      })
  }
  return found
}
