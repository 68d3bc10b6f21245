import { parentPort, workerData } from 'node:worker_threads'
import type { Scenario } from '../scenario.ts'
import { rowsOf } from './simulate.ts'

/** One of several threads that simulate days of one scenario; asked for a few days at a time (simulate-many.ts). */
export type Asked = { readonly from: number; readonly until: number }
export type Done = Asked & { readonly rows: readonly Float64Array[] }

const { scenario, seed } = workerData as { readonly scenario: Scenario; readonly seed: number }
parentPort?.on('message', ({ from, until }: Asked) => {
  const rows = [...rowsOf(scenario, seed, from, until)]
  parentPort?.postMessage(
    { from, until, rows } satisfies Done,
    rows.map((row) => row.buffer as ArrayBuffer),
  )
})
