import { Worker } from 'node:worker_threads'
import { type Advice, type AdviceTask, type Finding, withFinding } from './advise.ts'
import type { Half } from './thread.ts'

/**
 * The whole advice, roster and growth side by side in two threads; `said` hears of each finding. A solver at work hears
 * nothing: when the signal comes the threads are ended where they stand, and what is found until then is the answer.
 */
export async function adviseInThreads(
  task: AdviceTask,
  signal: AbortSignal,
  said: (finding: Finding) => void,
): Promise<Advice> {
  let advice: Advice = { worth: [], path: [], isWhole: false }
  const found = (finding: Finding) => {
    advice = withFinding(advice, finding)
    said(finding)
  }
  const failed = new AbortController()
  const ends = AbortSignal.any([signal, failed.signal])
  const halves = (['roster', 'growth'] as const).map((half) => inThread(task, half, ends, found))
  await Promise.all(halves).catch((error) => {
    failed.abort()
    throw error
  })
  return { ...advice, isWhole: !signal.aborted }
}

async function inThread(
  task: AdviceTask,
  half: Half,
  signal: AbortSignal,
  found: (finding: Finding) => void,
): Promise<void> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { task, half } })
  try {
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve(), { once: true })
      thread.on('message', found)
      thread.once('error', reject)
      thread.once('exit', () => resolve())
    })
  } finally {
    await thread.terminate()
  }
}
