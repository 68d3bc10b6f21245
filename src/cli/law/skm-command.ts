import { formatsFor } from '#platform/formats.ts'
import { sayAnswerFault } from '#survey/answer-fault-words.ts'
import { elementNames, type Order, orders } from '#survey/element.ts'
import { fromWeakest, type Ikm, ikmOf, type Totals, type Weight } from '#survey/ikm.ts'
import { type Answers, readAnswers } from '#survey/read-answers.ts'
import { surveyRuleOn } from '#survey/rules.ts'
import { sampleSize } from '#survey/sample-size.ts'
import { table } from '../columns.ts'
import { type Answer, type Call, type Command, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { readNamed } from '../named-file.ts'
import { dayOf } from './today.ts'
import { words } from './words.ts'

/** Results of fewer people than this could point at one of them. */
const fewest = 5

/** `pendopo skm`: the index of satisfaction of a file of answer sheets. */
export const skm: Command = {
  name: 'skm',
  usage: 'FILE.csv [--order regulation|questionnaire] [--by COLUMN] [--population N] [--weight 0.11] [--date DAY]',
  example: 'pendopo skm docs/examples/skm.csv --by layanan --population 646',
  summary: {
    id: 'Menghitung IKM dari lembar jawaban SKM (PermenPANRB 14/2017).',
    en: 'Counts the index of satisfaction (IKM) from answer sheets (PermenPANRB 14/2017).',
  },
  takes: [1, 1],
  options: {
    order: { type: 'string' },
    by: { type: 'string' },
    population: { type: 'string' },
    weight: { type: 'string' },
    date: { type: 'string' },
  },
  run: async (call) => {
    const rule = surveyRuleOn(dayOf(call))
    const weight = weightOf(call)
    const asked = { order: orderOf(call), by: option(call, 'by'), best: rule.best }
    const answers = readAnswers(await readNamed(call.words[0] ?? '', call.language), asked)
    if (!('totals' in answers)) {
      const lines = answers.map((fault) => sayAnswerFault(call.language, fault))
      const said = [...lines, words[call.language].skm.faults(answers.length)]
      return {
        exit: exits.badData,
        lines: said,
        data: { faults: answers.map((fault, i) => ({ ...fault, says: lines[i] })) },
      }
    }
    return tell(call, answers, (totals) => ikmOf(totals, rule, weight))
  },
}

function tell(call: Call, answers: Answers, index: (totals: Totals) => Ikm): Answer {
  const said = words[call.language].skm
  const formats = formatsFor(call.language, 'Asia/Jakarta')
  const whole = index(answers.totals)
  const needed = neededOf(call)
  const units =
    option(call, 'by') === undefined ? [] : [...answers.units].map(([unit, totals]) => unitOf(unit, totals, index))
  const lines = [
    said.index(formats.number(whole.index / 100, 2), whole.quality, whole.performance[call.language]),
    said.respondents(answers.respondents),
    ...(needed ? [said.sample(needed.population, needed.sample, answers.respondents)] : []),
    ...(whole.weight === 'exact' ? [] : [said.weight(whole.weight)]),
    '',
    ...table(
      whole.elements.map(({ element, n, mean, weighted }) => [
        elementNames[element][call.language],
        n ?? '',
        formats.number(mean / 1000, 3),
        formats.number(weighted / 1000, 3),
      ]),
      { head: [said.element, 'n', said.mean, said.weighted] },
    ),
    '',
    ...units.map(
      ({ unit, n, ikm }) =>
        `${unit || '-'}: ${ikm ? `${said.index(formats.number(ikm.index / 100, 2), ikm.quality, ikm.performance[call.language])}, n ${n}` : said.few}`,
    ),
    said.weakest(
      fromWeakest(whole)
        .slice(0, 3)
        .map(({ element }) => elementNames[element][call.language])
        .join('; '),
    ),
    said.basis(whole.basis),
  ]
  const data = {
    ...plain(whole),
    respondents: answers.respondents,
    ...needed,
    units: units.map(({ unit, n, ikm }) => ({ unit, n, ...(ikm && plain(ikm)) })),
  }
  return { exit: exits.ok, lines, data }
}

function unitOf(unit: string, totals: Totals, index: (totals: Totals) => Ikm) {
  const counts = Object.values(totals).map(({ n }) => n)
  return { unit, n: Math.max(...counts), ikm: Math.min(...counts) < fewest ? undefined : index(totals) }
}

/** As programs like it: numbers with their point. */
function plain({ index, elements, ...rest }: Ikm) {
  return {
    ...rest,
    ikm: index / 100,
    elements: elements.map(({ element, n, mean, weighted }) => ({
      element,
      n,
      nrr: mean / 1000,
      weighted: weighted / 1000,
    })),
  }
}

function neededOf(call: Call): { population: number; sample: number } | undefined {
  const text = option(call, 'population')
  if (text === undefined) return undefined
  const population = Number(text)
  if (text === '' || !Number.isSafeInteger(population) || population < 1)
    throw new Stopped(exits.usage, [words[call.language].badPopulation(text)])
  return { population, sample: sampleSize(population) }
}

function orderOf(call: Call): Order | undefined {
  const text = option(call, 'order')
  if (text === undefined || text in orders) return text as Order | undefined
  throw new Stopped(exits.usage, [words[call.language].badOrder(text)])
}

function weightOf(call: Call): Weight {
  const text = option(call, 'weight')?.replace(',', '.')
  if (text === undefined) return 'exact'
  if (text === '0.11' || text === '0.111') return text
  throw new Stopped(exits.usage, [words[call.language].badWeight(text)])
}
