import { availabilityOfMall } from '#directory/availability.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import { noticesOfZone } from '#visit/notice.ts'
import { incidentsIn, latestOfEach } from '#visit/read-zone.ts'
import type { ZoneSnapshot } from './live.ts'
import { type TellableCall, tell, tellAll } from './tell-call.ts'
import { voiceVersion } from './voice-routes.ts'
import { callsShown, type ScreenParams, standingOf, voiceOf, zonesSeen } from './what-it-shows.ts'
import { words } from './words.ts'

export function renderZone(snapshot: ZoneSnapshot, params: ScreenParams, reader: Reader) {
  const calls = callsShown(params, snapshot)
  const [now, ...before] = latestOfEach(calls)
  return (
    <>
      <div
        class="now"
        data-calls={JSON.stringify(tellAll(calls, snapshot, params, reader))}
        data-zones={zonesSeen(params, snapshot).join(' ')}
        data-role={roleOf(snapshot, params)}
        data-clips={voiceVersion(snapshot.own)}
      >
        {now ? (
          <Now call={tell(now, snapshot, reader)} reader={reader} />
        ) : (
          <Nothing snapshot={snapshot} reader={reader} />
        )}
      </div>
      <Recent calls={before.slice(0, 5).map((call) => tell(call, snapshot, reader))} reader={reader} />
      <News snapshot={snapshot} zone={standingOf(params, snapshot).zoneId} reader={reader} />
    </>
  )
}

/** For the script of a paired screen: whether it is the voice of a zone, may not speak, or only would if it had to. */
function roleOf(snapshot: ZoneSnapshot, params: ScreenParams): 'silent' | 'speaks' | 'waits' | undefined {
  if (params.screen === undefined) return undefined
  const { settings } = standingOf(params, snapshot)
  const speaks = voiceOf(params, snapshot, snapshot.now).size > 0 || settings.voice === 'speaks'
  const isSilent = settings.voice === 'silent' || settings.shows === 'agency'
  return isSilent ? 'silent' : speaks ? 'speaks' : 'waits'
}

function Now({ call, reader: { language } }: { call: TellableCall; reader: Reader }) {
  const says = words[language]
  return (
    <>
      <p class="label">{says.number}</p>
      <p class="number" data-ticket data-length={String(call.ticket.length)}>
        {call.ticket}
      </p>
      <p class="where">
        <span>{says.to}</span> <strong data-place>{call.place}</strong>
      </p>
      <p class="about" data-about>
        {call.about}
      </p>
    </>
  )
}

function Nothing({ snapshot: { directory, now }, reader }: { snapshot: ZoneSnapshot; reader: Reader }) {
  const says = words[reader.language]
  const doors = availabilityOfMall(directory, now)
  const closed = doors.state === 'closed' ? sayAvailability(doors, reader) : undefined
  return (
    <div class="nothing">
      <p class="title">{closed?.short ?? says.none}</p>
      <p class="about">{closed ? closed.more : says.noneHelp}</p>
    </div>
  )
}

function Recent({ calls, reader: { language } }: { calls: readonly TellableCall[]; reader: Reader }) {
  const says = words[language]
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">{says.recent}</h2>
      {calls.length === 0 ? (
        <p class="about">{says.noRecent}</p>
      ) : (
        <ol>
          {calls.map((call) => (
            <li data-seq={String(call.seq)}>
              <strong class="number">{call.ticket}</strong>
              <span>
                <b>{call.place}</b>
                <small>{call.about}</small>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const mostNews = 3

/** What is broken and what the manager tells, at the foot; the newest first. */
function News({
  snapshot: { directory, notices },
  zone,
  reader: { language },
}: {
  snapshot: ZoneSnapshot
  zone: number
  reader: Reader
}) {
  const says = words[language]
  const incidents = [...incidentsIn(directory, zone)]
    .reverse()
    .map((one) => ({ kind: says.disturbed, isBad: true, text: one.message[language] }))
  const told = noticesOfZone(notices, directory, zone).map((one) => ({
    kind: says.news,
    isBad: false,
    text: one.message[language],
  }))
  const rehearsal = directory.mall.rehearsingSince ? [{ kind: says.news, isBad: false, text: says.rehearsal }] : []
  const news = [...rehearsal, ...incidents, ...told]
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
}
