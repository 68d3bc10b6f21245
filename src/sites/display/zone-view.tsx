import { availabilityOfMall } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { nameOfQueue } from '#directory/place.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Reader } from '#platform/live.ts'
import { noticesOfZone } from '#visit/notice.ts'
import { type HallCall, incidentsIn, latestOfEach } from '#visit/read-zone.ts'
import type { ZoneParams, ZoneSnapshot } from './live.ts'
import { words } from './words.ts'

/** What the screen's script is told of each call, so that it announces each once: in the order of the zone. */
export type TellableCall = {
  readonly seq: number
  readonly ticket: string
  readonly place: string
  readonly about: string
  readonly again: boolean
}

export function renderZone(snapshot: ZoneSnapshot, { zone }: ZoneParams, reader: Reader) {
  const calls = snapshot.calls.get(zone) ?? []
  const [now, ...before] = latestOfEach(calls)
  const tellable = calls.map((call) => tell(call, snapshot.directory, reader)).reverse()
  return (
    <>
      <div class="now" data-calls={JSON.stringify(tellable)}>
        {now ? (
          <Now call={tell(now, snapshot.directory, reader)} reader={reader} />
        ) : (
          <Nothing snapshot={snapshot} reader={reader} />
        )}
      </div>
      <Recent calls={before.slice(0, 5).map((call) => tell(call, snapshot.directory, reader))} reader={reader} />
      <News snapshot={snapshot} zone={zone} reader={reader} />
    </>
  )
}

function tell(call: HallCall, directory: Directory, { language }: Reader): TellableCall {
  const queue = directory.queues.get(call.queueId)
  const agency = queue && directory.agencies.get(queue.agencyId)
  const place = directory.counters.get(call.counterId)?.name[language] ?? ''
  return {
    seq: call.seq,
    ticket: call.ticket,
    place,
    about: queue && agency ? nameOfQueue(agency, queue, language) : '',
    again: call.isAgain,
  }
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
