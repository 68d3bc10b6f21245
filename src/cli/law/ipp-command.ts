import { refusedScores } from '#governance/check-scores.ts'
import { type Ipp, ippOf } from '#governance/ipp.ts'
import { readScores } from '#governance/read-scores.ts'
import { ippRuleOn } from '#governance/rules.ts'
import { refusals } from '#governance/words.ts'
import { formatsFor } from '#platform/formats.ts'
import { gatherRefusals } from '#platform/words.ts'
import { table } from '../columns.ts'
import { type Answer, type Call, type Command, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { readNamed } from '../named-file.ts'
import { doubleKeys } from './double-keys.ts'
import { dayOf } from './today.ts'
import { words } from './words.ts'

/** `pendopo ipp`: the public service index of PEKPPP from both forms. */
export const ipp: Command = {
  name: 'ipp',
  usage: 'FILE.json [--date DAY]',
  example: 'pendopo ipp docs/examples/ipp.json',
  summary: {
    id: 'Menghitung IPP dari nilai F-02 dan F-03 (PEKPPP).',
    en: 'Counts the public service index (IPP) from F-02 and F-03 (PEKPPP).',
  },
  takes: [1, 1],
  options: { date: { type: 'string' } },
  run: async (call) => {
    const [file = ''] = call.words
    const scores = readScores(parse(await readNamed(file, call.language), file, call))
    const said = words[call.language].ipp
    if (!('f02' in scores))
      return faulty(
        call,
        scores.map((fault) => ({ ...fault, says: said.fault(fault.path, fault.value) })),
      )
    const rule = ippRuleOn(dayOf(call))
    const refused = refusedScores(scores.f02, scores.f03, rule)
    if (refused.length === 0) return tell(call, ippOf(scores.f02, scores.f03, rule))
    return faulty(
      call,
      refused.map(({ key, detail }) => ({ key, ...detail, says: say(call.language, key, detail) ?? key })),
    )
  },
}

const say = gatherRefusals([refusals])
/** More sentences than this nobody reads; how many there are is said. */
const mostSaid = 100

function faulty({ language }: Call, faults: readonly { readonly says: string }[]): Answer {
  const lines = faults.slice(0, mostSaid).map(({ says }) => says)
  const data = { faults: faults.slice(0, mostSaid), count: faults.length }
  return { exit: exits.badData, lines: [...lines, words[language].ipp.faults(faults.length)], data }
}

function parse(bytes: Buffer, file: string, { language }: Call): unknown {
  const says = words[language]
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Stopped(exits.badData, [says.noText(file)])
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // The engine's own words are for programmers; where it stumbled is for everybody.
    const [, line, column] = /line (\d+) column (\d+)/.exec((error as Error).message) ?? []
    const place = line && column ? says.placeInFile(line, column) : ''
    throw new Stopped(exits.badData, [says.notJson(file, place)])
  }
  const double = doubleKeys(text)
  if (double.length === 0) return value
  throw new Stopped(
    exits.badData,
    double.map(({ name, line }) => says.doubleKey(name, line)),
  )
}

function tell({ language }: Call, ipp: Ipp): Answer {
  const said = words[language].ipp
  const { number } = formatsFor(language, 'Asia/Jakarta')
  const { value, f02, f03, category, aspects, respondents } = ipp
  const lines = [
    said.index(number(value / 100, 2), category.letter, category.meaning[language], category.zone),
    said.parts(number(f02 / 10_000, 4), number(f03 / 10_000, 4)),
    ...(respondents === undefined ? [] : [said.respondents(respondents)]),
    '',
    ...table(
      aspects.map(({ name, weight, score, official }) => [
        name[language],
        `${weight} %`,
        number(score / 10_000, 4),
        official ? '' : said.equal,
      ]),
      { texts: [3] },
    ),
    ...(aspects.every(({ official }) => official) ? [] : ['', said.note]),
    words[language].skm.basis(ipp.basis),
  ]
  const data = {
    ...ipp,
    ipp: value / 100,
    value: undefined,
    f02: f02 / 10_000,
    f03: f03 / 10_000,
    aspects: aspects.map((aspect) => ({ ...aspect, score: aspect.score / 10_000 })),
  }
  return { exit: exits.ok, lines, data }
}
