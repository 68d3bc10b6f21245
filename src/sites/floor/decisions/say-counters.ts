import { names } from '#visit/names.ts'
import type { Of } from './decision.ts'
import type { Place, Said } from './said.ts'
import { decisionWords } from './words.ts'

export function sayAway({ counter, sitting, minutes, waiting }: Of<'tooLongAway'>, place: Place): Said {
  const { language, formats } = place.reader
  const says = decisionWords[language]
  const why = names[language].pause[(sitting.pauseReason ?? 'other') as 'break']
  return {
    tone: 'attention',
    title: says.tooLongAway(counter.name[language], formats.minutes(minutes)),
    details: [says.tooLongAwayDetail(why, waiting), ...officer(sitting.name, place)],
    acts: [{ href: `/floor/counters/${counter.code}/close`, text: says.closeCounter }],
  }
}

export function sayIdle({ counter, sitting, minutes, waiting }: Of<'counterIdle'>, place: Place): Said {
  const { language, formats } = place.reader
  const says = decisionWords[language]
  return {
    tone: 'attention',
    title: says.counterIdle(counter.name[language], formats.minutes(minutes)),
    details: [says.counterIdleDetail(waiting), ...officer(sitting.name, place)],
    acts: [{ href: `/floor/counters/${counter.code}/close`, text: says.closeCounter }],
  }
}

function officer(name: string, { namesPeople, reader }: Place): string[] {
  return namesPeople ? [decisionWords[reader.language].officer(name)] : []
}

export function sayDeclined({ request, counter }: Of<'declined'>, { namesPeople, reader: { language } }: Place): Said {
  const says = decisionWords[language]
  const sign = counter.name[language]
  return {
    tone: 'plain',
    title: says.declined(sign),
    details: namesPeople ? [says.declinedDetail(request.name)] : [],
    acts: [{ href: `/floor/counters/${counter.code}/open`, text: says.choose(sign) }],
  }
}
