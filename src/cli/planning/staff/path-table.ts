import type { Proof } from '#planning/staffing/growth/prove-step.ts'
import type { Question } from '#planning/staffing/question.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { table } from '../../columns.ts'
import { sharesIn } from './queue-table.ts'
import { staffWords } from './words.ts'

const million = 1e6

/** A row for every lever that is pulled, in order, and one where only counters are opened; each as it fared in the simulator. */
export function pathTable(language: Language, { directory }: Question, path: readonly Proof[]): readonly string[] {
  const { step, lever, ...says } = staffWords[language]
  const { number } = formatsFor(language, 'Asia/Jakarta')
  const share = sharesIn(language)
  const rows = path.map(({ visitors, done, byFormulas, simulated, kept, p90 }) => [
    number(visitors),
    lever[done],
    number(byFormulas.newCounters),
    number(simulated.newCounters),
    number(simulated.perYear / million, 0),
    share({ kept: kept.mean, half: kept.high - kept.mean }),
    number(p90.mean, 0),
  ])
  const head = [step.visitors, step.taken, step.formulas, step.simulated, step.cost, step.kept, step.p90]
  const code = (queueId: number) => directory.queues.get(queueId)?.code ?? String(queueId)
  const broken = path.flatMap(({ done, visitors, broken: its }) =>
    done !== 'nothing' && its.length > 0 ? [says.stepBroken(number(visitors), its.map(code).join(', '))] : [],
  )
  const last = path.at(-1)
  const alone = last
    ? [says.alone(number(last.visitors), number(last.alone.newCounters), number(last.alone.perYear / million, 0))]
    : []
  return [...table(rows, { head, texts: [1] }), ...new Set(broken), says.pathIs, ...alone]
}
