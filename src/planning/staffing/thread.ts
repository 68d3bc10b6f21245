import { parentPort, workerData } from 'node:worker_threads'
import { type AdviceTask, adviseGrowth, adviseRoster } from './advise.ts'
import { openSolver } from './roster/integer-program.ts'

/** One half of an advice in a thread of its own, which can be ended in the midst of it (advise-in-threads.ts). */
export type Half = 'roster' | 'growth'

const { task, half } = workerData as { readonly task: AdviceTask; readonly half: Half }
if (half === 'growth') adviseGrowth(task, (finding) => parentPort?.postMessage(finding))
else adviseRoster(task, await openSolver(), (finding) => parentPort?.postMessage(finding))
