import type { Directory } from '#directory/directory.ts'
import { defaultSettings } from '#directory/directory.ts'
import { describe } from './describe.ts'
import type { Description, WeekRow } from './description.ts'
import type { Pack } from './forms.ts'

/** Who is planned where in an ordinary week, with the counter as the directory numbers it. */
export type PlannedWeek = { readonly counterId: number } & Pick<WeekRow, 'staff' | 'days' | 'from' | 'until'>

/**
 * The directory that a mall would have after the import of this pack, without a database: for what is pure and is asked
 * before there is a mall. Rows are numbered in the order of the pack, from 1.
 */
export function directoryOfPack(pack: Pack): { directory: Directory; weeks: readonly PlannedWeek[] } {
  const whole = describe(pack)
  // As the database reads them, so that whatever is drawn from the list is drawn alike from both.
  const said = { ...whole, services: whole.services.toSorted((a, b) => (a.code < b.code ? -1 : 1)) }
  const ids = idsOf(said)
  const directory: Directory = {
    mall: {
      ...said.mall,
      id: 1,
      version: 1,
      rehearsingSince: null,
      settings: { ...defaultSettings, ...said.mall.settings },
    },
    calendar: {
      forms: said.openings,
      holidays: said.holidays,
      opensOnJointLeave: said.mall.opensOnJointLeave,
    },
    sites: numbered(said.sites) as unknown as Directory['sites'],
    zones: numbered(said.zones, ({ hall, ...zone }) => {
      const { name, floor, site } = said.halls.find(({ code }) => code === hall) as Description['halls'][number]
      return { ...zone, hallName: name, floor, siteId: ids.sites(site) }
    }),
    agencies: numbered(said.agencies, ({ zone, ...agency }) => ({
      ...agency,
      zoneId: ids.zones(zone),
      exceptions: [],
    })) as unknown as Directory['agencies'],
    queues: numbered(said.queues, ({ agency, site, ...queue }) => ({
      ...queue,
      agencyId: ids.agencies(agency),
      siteId: ids.sites(site),
    })) as unknown as Directory['queues'],
    services: numbered(said.services, ({ agency, queue, since, ...service }) => ({
      ...service,
      agencyId: ids.agencies(agency),
      queueId: ids.queues(queue),
      validFrom: since,
      versionNumber: 1,
      spoken: said.spoken.filter((one) => one.service === service.code).map(({ phrase }) => phrase),
    })),
    counters: numbered(said.counters, ({ agency, zone, profile, ...counter }) => ({
      ...counter,
      agencyId: ids.agencies(agency),
      zoneId: ids.zones(zone),
      profile: profile.map(({ queue, whenWaitingOver }) => ({ queueId: ids.queues(queue), whenWaitingOver })),
    })),
    lifeEvents: said.lifeEvents,
    sameWords: said.sameWords,
    incidents: [],
    closedDays: [],
  }
  const weeks = said.weeks.map(({ counter, staff, days, from, until }) => ({
    counterId: ids.counters(counter),
    staff,
    days,
    from,
    until,
  }))
  return { directory, weeks }
}

type Coded = { readonly code: string }

/** A checked pack has no code that points nowhere. */
function idsOf(said: Description) {
  const of = (rows: readonly Coded[]) => {
    const ids = new Map(rows.map(({ code }, i) => [code, i + 1]))
    return (code: string) => ids.get(code) ?? 0
  }
  const { sites, zones, agencies, queues, counters } = said
  return {
    sites: of(sites),
    zones: of(zones),
    agencies: of(agencies),
    queues: of(queues),
    counters: of(counters),
  }
}

function numbered<Row, To = Row>(
  rows: readonly Row[],
  shape: (row: Row) => To = (row) => row as unknown as To,
): Map<number, To & { readonly id: number }> {
  return new Map(rows.map((row, i) => [i + 1, { ...shape(row), id: i + 1 }]))
}
