import { cheapestPath, type Growth } from './growth/cheapest-path.ts'
import type { Costs } from './growth/costs.ts'
import { type Proof, provePath } from './growth/prove-step.ts'
import type { Round } from './need/search.ts'
import { type Proposal, propose } from './propose.ts'
import type { Question } from './question.ts'
import type { Solver } from './roster/integer-program.ts'
import { stayingWhereKept } from './stay.ts'
import { type Trial, tryRoster } from './try-roster.ts'
import { type Worth, worthOfCounters } from './worth.ts'

/** What a manager asks before growing; plain data, so that a thread can be asked. */
export type AdviceTask = Question & { readonly costs: Costs; readonly levels: Growth['levels'] }

/** Found one after the other; what is not found yet is missing. */
export type Advice = {
  readonly today?: Trial
  readonly proposal?: Proposal
  /** The proposal on days that are busier than expected. */
  readonly busier?: Busier
  /** What the counters that the proposal adds are worth. */
  readonly worth: readonly Worth[]
  /** From today's number of visitors to the one that is wanted, each step proved. */
  readonly path: readonly Proof[]
  /** False when somebody ended it. */
  readonly isWhole: boolean
}
/** A roster that keeps a promise narrowly keeps it no more when more people come: how it fares then. */
export type Busier = { readonly visitors: number; readonly trial: Trial }
const busierBy = 0.05

/** A part of the advice, as soon as it is known. */
export type Finding =
  | { readonly today: Trial }
  | { readonly round: Round; readonly proposal: Proposal }
  | { readonly proposal: Proposal }
  | { readonly busier: Busier }
  | { readonly worth: Worth }
  | { readonly proof: Proof; readonly steps: number }

/** Today's roster, the one that keeps the promise, and what the counters that it adds are worth. */
export function adviseRoster(task: AdviceTask, solve: Solver, found: (finding: Finding) => void): void {
  const today = tryRoster(task.scenario, task)
  found({ today })
  const searched = propose(task, solve, (round, soFar) => found({ round, proposal: soFar }))
  const proposal = stayingWhereKept(task, today, searched)
  found({ proposal })
  const { demand } = proposal.scenario
  const visitors = Math.round(demand.visitors * (1 + busierBy))
  const busy = { ...proposal.scenario, demand: { ...demand, visitors } }
  found({ busier: { visitors, trial: tryRoster(busy, task) } })
  for (const worth of worthOfCounters(task, proposal)) found({ worth })
}

/** How to grow, the cheapest first, each step lived in the simulator. */
export function adviseGrowth(task: AdviceTask, found: (finding: Finding) => void): void {
  const path = cheapestPath(task)
  const steps = 1 + path.reduce((sum, { sequence }) => sum + Math.max(1, sequence.length), 0)
  for (const proof of provePath(task, path, task)) found({ proof, steps })
}

/** The advice with one more finding. */
export function withFinding(advice: Advice, finding: Finding): Advice {
  if ('today' in finding) return { ...advice, today: finding.today }
  if ('busier' in finding) return { ...advice, busier: finding.busier }
  if ('worth' in finding) return { ...advice, worth: [...advice.worth, finding.worth] }
  if ('proof' in finding) return { ...advice, path: [...advice.path, finding.proof] }
  return { ...advice, proposal: finding.proposal }
}
