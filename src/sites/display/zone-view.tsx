import { afterToday, availabilityOfMall } from '#directory/availability.ts'
import type { Reader } from '#platform/live.ts'
import { latestOfEach } from '#visit/read-zone.ts'
import type { ZoneSnapshot } from './live.ts'
import { News } from './news-view.tsx'
import { Away, Closed, Nothing, Now } from './now-view.tsx'
import { type TellableCall, tell, tellAll } from './tell-call.ts'
import { voiceVersion } from './voice-routes.ts'
import {
  callsShown,
  type ScreenParams,
  type ShownCall,
  standingOf,
  titleOf,
  voiceOf,
  zonesSeen,
} from './what-it-shows.ts'
import { words } from './words.ts'

export function renderZone(snapshot: ZoneSnapshot, params: ScreenParams, reader: Reader) {
  const calls = callsShown(params, snapshot)
  const latest = latestOfEach(calls)
  const now = latest.find(({ fate }) => fate === 'holds')
  const isOld = now !== undefined && isQuiet(now, snapshot)
  // Nobody came to the newest, and an earlier one stands there again: it is not called anew.
  const isBack = now !== latest[0]
  const doors = availabilityOfMall(snapshot.directory, snapshot.now)
  const isOver = snapshot.atRest.has(siteOfScreen(snapshot, params) ?? 0)
  const isClosed = isOver || (!now && doors.state === 'closed' && doors.because !== 'late')
  return (
    <>
      <div
        class={isClosed ? 'now closed' : 'now'}
        data-calls={JSON.stringify(tellAll(calls, snapshot, params, reader))}
        data-large={now && `${now.zoneId}:${now.seq}`}
        data-zones={zonesSeen(params, snapshot).join(' ')}
        data-role={roleOf(snapshot, params)}
        data-clips={voiceVersion(snapshot.own)}
        data-title={titleOf(params, snapshot, reader.language)}
        data-theme={standingOf(params, snapshot).settings.theme}
        data-quiet={(isOld || !now) && doors.state !== 'closed' && !isClosed ? 'yes' : undefined}
      >
        {isClosed ? (
          <Closed
            doors={isOver ? afterToday(snapshot.directory, snapshot.now) : doors}
            isOver={isOver}
            reader={reader}
          />
        ) : now ? (
          <Now
            call={tell(now, snapshot, reader)}
            calledAt={isOld || isBack ? now.calledAt : undefined}
            english={snapshot.settings.english}
            reader={reader}
          />
        ) : (
          <Nothing doors={doors} hasCalled={calls.length > 0} reader={reader} />
        )}
        <Away reader={reader} />
      </div>
      {!isClosed && (
        <Recent
          large={now}
          calls={besideLarge(latest, now)}
          tells={(call) => tell(call, snapshot, reader)}
          reader={reader}
        />
      )}
      <News snapshot={snapshot} params={params} reader={reader} />
    </>
  )
}

/** Of those that nobody came to only the last few: calls that people still go to keep their place in the list. */
function besideLarge(latest: readonly ShownCall[], large: ShownCall | undefined): ShownCall[] {
  const missed = new Set(latest.filter(({ fate }) => fate === 'missed').slice(0, mostMissed))
  return latest.filter((call) => call !== large && (call.fate === 'holds' || missed.has(call))).slice(0, mostBeside)
}

const mostBeside = 5
const mostMissed = 2

function siteOfScreen({ directory, devices }: ZoneSnapshot, params: ScreenParams): number | undefined {
  return directory.zones.get(standingOf(params, { devices }).zoneId)?.siteId
}

/** Nothing was called for so long that the number that stands there is no news any more. */
function isQuiet({ calledAt }: ShownCall, { now, settings }: ZoneSnapshot): boolean {
  return now.getTime() - calledAt.getTime() >= settings.quietSeconds * 1000
}

/** For the script of a paired screen: whether it is the voice of a zone, may not speak, or only would if it had to. */
function roleOf(snapshot: ZoneSnapshot, params: ScreenParams): 'silent' | 'speaks' | 'waits' | undefined {
  if (params.screen === undefined) return undefined
  const { settings } = standingOf(params, snapshot)
  const speaks = voiceOf(params, snapshot, snapshot.now).size > 0 || settings.voice === 'speaks'
  const isSilent = settings.voice === 'silent' || settings.shows === 'agency'
  return isSilent ? 'silent' : speaks ? 'speaks' : 'waits'
}

type RecentProps = {
  large: ShownCall | undefined
  calls: readonly ShownCall[]
  tells: (call: ShownCall) => TellableCall
  reader: Reader
}

/**
 * The last calls; of those to which nobody came it says where to ask, for whoever comes late. The one that stands large is left out of them: the newest, or while an earlier one is still announced,
 * that one (browser/announcer.ts). Where none stands large, a picture or no network, all are in the list.
 */
function Recent({ large, calls, tells, reader }: RecentProps) {
  const says = words[reader.language]
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">
        <span class="usual">{says.recent}</span>
        <span class="cut-off">{says.recentCutOff}</span>
      </h2>
      {calls.length === 0 && <p class="about">{says.noRecent}</p>}
      <ol>
        {large && <Call call={tells(large)} standsLarge reader={reader} />}
        {calls.map((call) => (
          <Call call={tells(call)} isMissed={call.fate === 'missed'} reader={reader} />
        ))}
      </ol>
    </section>
  )
}

type CallProps = { call: TellableCall; standsLarge?: boolean; isMissed?: boolean; reader: Reader }

function Call({ call, standsLarge, isMissed, reader: { language } }: CallProps) {
  const says = words[language]
  return (
    <li class={standsLarge ? 'large' : isMissed ? 'missed' : undefined} data-of={call.ticket}>
      <strong class="number" data-length={String(call.ticket.length)}>
        {call.ticket}
      </strong>
      <span>
        <b>{isMissed ? says.missed : call.place}</b>
        <small>{isMissed ? says.missedHelp : call.short}</small>
      </span>
    </li>
  )
}
