import { availabilityOfMall } from '#directory/availability.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { agenciesByName } from '#directory/find-services.ts'
import { type Reader, sayAvailability } from '#directory/say.ts'
import { dayAt } from '#mall/day.ts'
import { sayWait } from '#visit/estimate/say-wait.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import type { MallNow } from './mall-now.ts'
import { type Presence, presenceOf } from './presence.ts'
import { words } from './words.ts'

type Fact = { readonly value: string; readonly note: string }

/** The mall today in one line of four: until when it is open, who is here, how long one waits, how many came. */
export function factsOf(mallNow: MallNow, now: Date, reader: Reader): Fact[] {
  const { directory } = mallNow
  const says = words[reader.language].facts
  const open = openFact(directory, now, reader)
  if (directory.mall.rehearsingSince) return [open, { value: says.rehearsal, note: says.rehearsalMore }]
  const facts = [open, presenceFact(mallNow, now, reader), waitFact(mallNow, reader), cameFact(mallNow, reader)]
  // Behind closed doors nobody begins to wait: an estimate would promise what cannot be had.
  const doors = availabilityOfMall(directory, now)
  if (doors.state !== 'closed') return facts
  // Nor is anybody here for visitors once the manager has closed the day.
  const gone = doors.because === 'ended' ? [1, 2] : [2]
  return facts.filter((_, i) => !gone.includes(i))
}

function openFact(directory: Directory, now: Date, reader: Reader): Fact {
  const availability = availabilityOfMall(directory, now)
  const { short, more } = sayAvailability(availability, reader)
  const day = reader.formats.date(dayAt(now, directory.mall.timeZone))
  const isHoliday = availability.state === 'closed' && availability.holiday
  return { value: short, note: more ? `${day}${isHoliday ? ',' : '.'} ${more}` : day }
}

const mostNames = 3

function presenceFact({ directory, waits }: MallNow, now: Date, reader: Reader): Fact {
  const { language, formats } = reader
  const says = words[language].facts
  const presence = presenceOf(directory, waits, now)
  const all = agenciesByName(directory)
  const those = (of: Presence) => all.filter(({ id }) => presence.get(id) === of)
  const [here, unstaffed, away] = [those('here'), those('unstaffed'), those('away')]
  if (here.length + unstaffed.length === 0) return { value: says.noneToday, note: says.presentAll }
  const named = (agencies: readonly Agency[]) => {
    const names = agencies.slice(0, mostNames).map((agency) => agency.shortName)
    const more = agencies.length - names.length
    return formats.list(more > 0 ? [...names, says.others(formats.number(more))] : names)
  }
  const notes = [
    ...(unstaffed.length > 0 ? [says.unstaffed(named(unstaffed))] : []),
    ...(away.length > 0 ? [says.absent(named(away))] : []),
  ]
  return {
    value: says.present(formats.number(here.length), formats.number(directory.agencies.size)),
    note: notes.length > 0 ? notes.join('. ') : says.presentAll,
  }
}

type QueueWait = { readonly queueId: number; readonly wait: Exclude<Wait, { kind: 'unknown' }> }

/** What half of the queues wait at most, and the longest: an average would hide both. What is not known is left out, not guessed. */
function waitFact({ directory, waits }: MallNow, { language }: Reader): Fact {
  const says = words[language].facts
  const known = [...directory.queues.keys()]
    .map((queueId) => ({ queueId, wait: waits.atQueue(queueId) }))
    .filter((one): one is QueueWait => one.wait.kind !== 'unknown')
    .sort((a, b) => middleOf(a.wait) - middleOf(b.wait))
  const [middle, longest] = [known[Math.floor((known.length - 1) / 2)], known.at(-1)]
  if (!middle || !longest) return { value: says.waitUnknown, note: says.waitUnknownMore }
  if (longest.wait.kind === 'soon') return { value: says.noWait, note: says.noWaitMore }
  const agency = directory.agencies.get(directory.queues.get(longest.queueId)?.agencyId ?? 0)
  return {
    value: middle.wait.kind === 'soon' ? says.hardlyAnyWait : says.wait(sayWait(middle.wait, language)),
    note: says.waitLongest(agency?.shortName ?? '', sayWait(longest.wait, language)),
  }
}

function middleOf(wait: QueueWait['wait']): number {
  return wait.kind === 'soon' ? 0 : wait.point
}

function cameFact({ came, waiting }: MallNow, { language, formats }: Reader): Fact {
  const says = words[language].facts
  const people = waiting === 0 ? says.nobodyWaiting : says.waiting(formats.number(waiting))
  return { value: came === 0 ? says.nobodyCame : says.came(formats.number(came)), note: people }
}
