import { availabilityOfMall } from '#directory/availability.ts'
import type { Reader } from '#platform/live.ts'
import { noticesOfZone } from '#visit/notice.ts'
import { incidentsIn } from '#visit/read-zone.ts'
import type { ZoneSnapshot } from './live.ts'
import { type ScreenParams, standingOf, zonesSeen } from './what-it-shows.ts'
import { words } from './words.ts'

type NewsProps = { snapshot: ZoneSnapshot; params: ScreenParams; reader: Reader }
type Told = { readonly kind: string; readonly isBad: boolean; readonly text: string }

const mostNews = 3

/** What is broken and what the manager tells, at the foot; the newest first. */
export function News({ snapshot, params, reader: { language, formats } }: NewsProps) {
  const says = words[language]
  const incidents = incidentsShown(snapshot, params)
    .reverse()
    .map(
      (one): Told => ({
        kind: says.disturbed,
        isBad: true,
        text: `${one.message[language]}${ofEarlierDay(one.openedAt)}`,
      }),
    )
  const told = noticesShown(snapshot, params).map((one): Told => plain(one.message[language]))
  const rehearsal = snapshot.directory.mall.rehearsingSince ? [plain(says.rehearsal)] : []
  const news = [...rehearsal, ...incidents, ...told, ...lastOnes(snapshot, params).map(plain)]
  if (news.length === 0) return null
  const rest = news.length - mostNews
  return (
    <ul class="news" data-count={String(Math.min(news.length, mostNews))}>
      {news.slice(0, mostNews).map((one, i) => (
        <li>
          <span class={one.isBad ? 'kind bad' : 'kind'}>{one.kind}</span>
          <span>
            {one.text}
            {rest > 0 && i === mostNews - 1 && ` (${says.more(rest)})`}
          </span>
        </li>
      ))}
    </ul>
  )

  /** Its words may say since which hour; on a later day that would be taken for today's. */
  function ofEarlierDay(openedAt: Date): string {
    const isOfToday = formats.civilDay(openedAt) === formats.civilDay(snapshot.now)
    return isOfToday ? '' : ` (${says.sinceDay(formats.day(openedAt))})`
  }

  /** No more numbers are given, and those who have one are still called. */
  function lastOnes({ directory, now, atRest }: ZoneSnapshot, seen: ScreenParams): string[] {
    const doors = availabilityOfMall(directory, now)
    const site = directory.zones.get(standingOf(seen, snapshot).zoneId)?.siteId ?? 0
    return doors.state === 'closed' && doors.because === 'late' && !atRest.has(site) ? [says.lastOnes] : []
  }

  function plain(text: string): Told {
    return { kind: says.news, isBad: false, text }
  }
}

/** A screen of one agency tells what concerns its people; others tell what concerns the zones that they show. */
function incidentsShown(snapshot: ZoneSnapshot, params: ScreenParams) {
  const { settings } = standingOf(params, snapshot)
  const { directory } = snapshot
  if (settings.shows === 'agency')
    return directory.incidents.filter(({ agencyId }) => agencyId === null || agencyId === settings.agency)
  const here = new Set(zonesSeen(params, snapshot).flatMap((zone) => incidentsIn(directory, zone)))
  return directory.incidents.filter((one) => here.has(one))
}

function noticesShown({ notices, ...snapshot }: ZoneSnapshot, params: ScreenParams) {
  const { settings } = standingOf(params, snapshot)
  const { directory } = snapshot
  const here = new Set(zonesSeen(params, snapshot).flatMap((zone) => noticesOfZone(notices, directory, zone)))
  return notices.filter(
    (one) =>
      here.has(one) && (settings.shows !== 'agency' || one.agencyId === null || one.agencyId === settings.agency),
  )
}
