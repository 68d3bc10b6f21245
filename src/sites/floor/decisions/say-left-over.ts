import { nameOfQueue } from '#directory/place.ts'
import type { Of } from './decision.ts'
import type { Place, Said } from './said.ts'
import { decisionWords } from './words.ts'

const mostNamed = 3

/** What becomes of numbers when the counters have closed, and the two ways on: more hours, or the end of the day. */
export function sayLeftOver({ people, queues }: Of<'leftOver'>, { directory, reader: { language } }: Place): Said {
  const says = decisionWords[language].leftOver
  const named = queues.slice(0, mostNamed).map(({ queue, people: here }) => {
    const agency = directory.agencies.get(queue.agencyId)
    return `${queue.letter} ${agency ? nameOfQueue(agency, queue, language) : queue.name[language]}: ${here}`
  })
  const more = queues.length - named.length
  return {
    tone: 'attention',
    title: says.title(people),
    details: [`${[...named, ...(more > 0 ? [says.more(more)] : [])].join('; ')}.`, says.detail],
    acts: [
      { href: '/floor/day', text: says.close, ofMall: true },
      { href: '/floor/hours', text: decisionWords[language].extend, ofMall: true },
      { href: '/floor/notices/new', text: decisionWords[language].tell },
    ],
  }
}
