import { nameOfQueue } from '#directory/place.ts'
import { caption, type Manner, type Spoken, speak } from '#hall/speak.ts'
import { inHaste, lateAfterMs, whatToSay } from '#hall/what-to-say.ts'
import type { Reader } from '#platform/live.ts'
import type { ZoneSnapshot } from './live.ts'
import { type ScreenParams, type ShownCall, voiceOf } from './what-it-shows.ts'

/** What the screen's script is told of each call, so that it shows and says each once. */
export type TellableCall = {
  readonly zone: number
  /** In the order of its zone. */
  readonly seq: number
  readonly ticket: string
  readonly place: string
  readonly about: string
  /** What the queue is for, without the agency: for the list, where there is little room. */
  readonly short: string
  readonly again: boolean
  /** Nobody came, or it was taken back: no call any more that is to be shown or said. */
  readonly isPast: boolean
  /** What the voice says, to be read; only of calls that are fresh. */
  readonly captions?: readonly string[]
  /** What this screen still has to say of it: whole, and shorter when others wait to be called out. */
  readonly say?: { readonly whole: Spoken; readonly short: Spoken }
}

export function tell(call: ShownCall, { directory }: ZoneSnapshot, { language }: Reader): TellableCall {
  const queue = directory.queues.get(call.queueId)
  const agency = queue && directory.agencies.get(queue.agencyId)
  return {
    zone: call.zoneId,
    seq: call.seq,
    ticket: call.ticket,
    place: directory.counters.get(call.counterId)?.name[language] ?? '',
    about: queue && agency ? nameOfQueue(agency, queue, language) : '',
    short: queue?.name[language] ?? '',
    again: call.isAgain,
    isPast: call.fate !== 'holds',
  }
}

/** The calls in the order in which they were made, and with them what is to be said and read of each. */
export function tellAll(
  calls: readonly ShownCall[],
  snapshot: ZoneSnapshot,
  params: ScreenParams,
  reader: Reader,
): TellableCall[] {
  const { now, told } = snapshot
  const toSay = new Set(
    whatToSay(
      calls.filter(({ fate }) => fate === 'holds'),
      { voiceOf: voiceOf(params, snapshot, now), told, now },
    ),
  )
  return [...calls].reverse().map((call) => ({
    ...tell(call, snapshot, reader),
    ...(now.getTime() - call.calledAt.getTime() <= lateAfterMs ? { captions: captionsOf(call, snapshot) } : {}),
    ...(toSay.has(call) ? { say: sayingOf(call, snapshot) } : {}),
  }))
}

function sayable({ ticket, counterId, isAgain }: ShownCall, { directory }: ZoneSnapshot) {
  const counter = directory.counters.get(counterId)
  return { ticket, isAgain, counterCode: counter?.code ?? '', counterName: counter?.name ?? { id: '', en: '' } }
}

function captionsOf(call: ShownCall, snapshot: ZoneSnapshot): string[] {
  const languages = snapshot.settings.english ? (['id', 'en'] as const) : (['id'] as const)
  return languages.map((language) => caption(sayable(call, snapshot), language))
}

function sayingOf(call: ShownCall, snapshot: ZoneSnapshot) {
  const { settings, own } = snapshot
  const manner: Manner = { english: settings.english, chime: settings.chime, own: new Set(own.keys()) }
  const said = sayable(call, snapshot)
  return { whole: speak(said, manner), short: speak(said, { ...manner, ...inHaste(settings) }) }
}
