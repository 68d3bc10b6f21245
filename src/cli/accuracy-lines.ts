import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import type { Accuracy, QueueAccuracy } from '#visit/estimate/read-accuracy.ts'
import { accuracyWords } from './accuracy-words.ts'
import { table } from './columns.ts'

/** How well waits were said, as a table: when the number was taken, and every time that something else was said. */
export function accuracyLines(
  language: Language,
  { issue, all }: { readonly issue: Accuracy; readonly all: Accuracy },
): readonly string[] {
  const says = accuracyWords[language]
  const { number, minutes, share, ratio } = figuresOf(language)
  const row = (name: string, of: (accuracy: Accuracy) => string) => [name, of(issue), of(all)]
  return table(
    [
      row(says.told, (a) => number(a.told)),
      row(says.mae, (a) => minutes(a.mae)),
      row(says.maeByPosition, (a) => minutes(a.maeByPosition)),
      row(says.ratio, ratio),
      row(says.coverage, (a) => share(a.coverage)),
      row(says.within, (a) => share(a.within)),
      row(says.tooEarly, (a) => share(a.tooEarly)),
      row(says.bias, (a) => minutes(a.bias)),
      row(says.rmse, (a) => minutes(a.rmse)),
      row(says.first, (a) => number(a.first)),
      row(says.setAside, (a) => `${a.aside} / ${a.left} / ${a.expired} / ${a.unknown}`),
    ],
    { head: [says.head, says.atIssue, says.everyTime] },
  )
}

/** One line for each queue, those with most people first: what was said when the number was taken. */
export function queueLines(
  language: Language,
  queues: readonly (QueueAccuracy & { readonly name: string })[],
): readonly string[] {
  const says = accuracyWords[language]
  const { number, minutes, share, ratio } = figuresOf(language)
  const judged = queues.filter(({ told }) => told > 0)
  if (judged.length === 0) return [says.noQueue]
  return table(
    judged.map((of) => [
      of.name,
      number(of.told),
      minutes(of.mae),
      minutes(of.bias),
      share(of.coverage),
      share(of.tooEarly),
      ratio(of),
    ]),
    { head: Object.values(says.queueHead) },
  )
}

function figuresOf(language: Language) {
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  return {
    number,
    minutes: (value: number | null) => (value === null ? '–' : number(value, 1)),
    share: (value: number | null) => (value === null ? '–' : percent(value, 1)),
    ratio: ({ skill }: Accuracy) => (skill === null ? '–' : number(1 - skill, 2)),
  }
}
