import { type Ipp, ippOf } from '#governance/ipp.ts'
import { readScores } from '#governance/read-scores.ts'
import { ippRuleOn } from '#governance/rules.ts'
import { formatsFor } from '#platform/formats.ts'
import { table } from '../columns.ts'
import { type Answer, type Call, type Command, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { readNamed } from './read-file.ts'
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
    if ('f02' in scores) return tell(call, ippOf(scores.f02, scores.f03, ippRuleOn(dayOf(call))))
    const said = words[call.language].ipp
    const lines = scores.map(({ path, value }) => said.fault(path, value))
    return { exit: exits.badData, lines: [...lines, said.faults(lines.length)], data: { faults: scores } }
  },
}

function parse(bytes: Buffer, file: string, { language }: Call): unknown {
  const says = words[language]
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Stopped(exits.badData, [says.noText(file)])
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    // The engine's own words are for programmers; where it stumbled is for everybody.
    const [, line, column] = /line (\d+) column (\d+)/.exec((error as Error).message) ?? []
    const place = line && column ? says.placeInFile(line, column) : ''
    throw new Stopped(exits.badData, [says.notJson(file, place)])
  }
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
