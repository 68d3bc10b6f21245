import { createApp } from '../src/app.ts'
import { type Ask, type Asked, type Client, type Scene, scenes } from './acts.ts'
import { type Alone, openAlone } from './alone.ts'
import { type Figure, figuresOf, type Round } from './figures.ts'
import { openHouseHere } from './house.ts'
import { askersOf, askingHere, type Run, timed } from './load.ts'
import type { Mall } from './mall.ts'
import { benchMoment, type Stage, serve } from './stage.ts'
import { type TracedAct, traced, tracing } from './trace.ts'

export type Plan = { readonly clients: readonly number[]; readonly rounds: number; readonly acts: number }
export type Compared = { readonly figures: readonly Figure[]; readonly traces: readonly TracedAct[] }

/** One scene by so many clients, so many times each: the steps that the three databases go through alike. */
type Step = { readonly scene: Scene; readonly clients: number; readonly times: number; readonly round: number }

/**
 * Three copies of the template go through the same steps. On the first the app's statements are written down; on the
 * second the app is asked over HTTP; on the third PostgreSQL alone repeats what was written. The second and the third
 * take turns, so that a noisy machine is noisy for both.
 */
export async function compare(stage: Stage, mall: Mall, plan: Plan, said: (words: string) => void): Promise<Compared> {
  const steps = stepsOf(plan)
  said('writing down what the acts ask of PostgreSQL')
  const traces = await writeDown(stage, mall, steps)
  const runs = await takeTurns(stage, mall, steps, traces, plan, said)
  const figures = plan.clients.flatMap((clients) =>
    scenes.flatMap((scene) => {
      const rounds = steps.flatMap((step, i) =>
        step.scene === scene && step.clients === clients && step.round > 0 ? (runs[i] as Round) : [],
      )
      return figuresOf(rounds, clients)
    }),
  )
  return { figures, traces: tracesOfOne(steps, traces) }
}

/** Round 0 warms up and is not counted. */
function stepsOf({ clients, rounds, acts }: Plan): Step[] {
  return clients.flatMap((many) =>
    Array.from({ length: rounds + 1 }, (_, round) => {
      const times = Math.max(4, Math.ceil((round === 0 ? acts / 2 : acts) / many))
      return scenes.map((scene) => ({ scene, clients: many, times, round }))
    }).flat(),
  )
}

function tracesOfOne(steps: readonly Step[], traces: readonly (readonly TracedAct[])[][]): TracedAct[] {
  const least = Math.min(...steps.map(({ clients }) => clients))
  return steps.flatMap((step, i) => (step.clients === least && step.round > 0 ? (traces[i] ?? []).flat() : []))
}

function clientsOf(mall: Mall): Client[] {
  return mall.places.map((place) => ({ place, tokens: [] }))
}

/** Per step, each client's acts in its order. */
async function writeDown(stage: Stage, mall: Mall, steps: readonly Step[]): Promise<TracedAct[][][]> {
  const { house, close } = openHouseHere(stage, await stage.copy('written'), benchMoment, tracing)
  const request = askingHere(createApp(house))
  try {
    const clients = clientsOf(mall)
    await request({ method: 'GET', path: '/' })
    const written: TracedAct[][][] = []
    for (const { scene, clients: many, times } of steps) {
      const shares = clients.slice(0, many).map((client) => writeShare(scene, client, times, request))
      written.push(await Promise.all(shares))
    }
    return written
  } finally {
    await close()
    await stage.drop('written')
  }
}

async function writeShare(
  scene: Scene,
  client: Client,
  times: number,
  request: (asked: Asked) => Promise<string>,
): Promise<TracedAct[]> {
  const share: TracedAct[] = []
  const ask: Ask = async (act, asked) => {
    const { answer, trace } = await traced(act, () => request(asked))
    share.push(trace)
    return answer
  }
  await scene.run(ask, client, times)
  return share
}

async function takeTurns(
  stage: Stage,
  mall: Mall,
  steps: readonly Step[],
  traces: readonly TracedAct[][][],
  plan: Plan,
  said: (words: string) => void,
): Promise<Round[]> {
  const most = Math.max(...plan.clients)
  const served = await serve(stage, await stage.copy('app'))
  const alone = await openAlone((await stage.copy('alone')).runtime, most)
  const askers = askersOf(served.url, most)
  const clients = clientsOf(mall)
  try {
    const rounds: Round[] = []
    for (const [i, step] of steps.entries()) {
      if (step.scene === scenes[0]) said(`${step.clients} clients, round ${step.round} of ${plan.rounds}`)
      const ofApp = () => timed(step.scene, clients.slice(0, step.clients), step.times, askers.ask)
      rounds.push(await bothInTurn(ofApp, alone, traces[i] ?? [], step.round % 2 === 0))
    }
    return rounds
  } finally {
    askers.end()
    await served.stop()
    await alone.end()
    await Promise.all(['app', 'alone'].map(stage.drop))
  }
}

async function bothInTurn(
  ofApp: () => Promise<Run>,
  alone: Alone,
  shares: readonly TracedAct[][],
  isAppFirst: boolean,
): Promise<Round> {
  if (!isAppFirst) {
    const first = await alone.replay(shares)
    return { app: await ofApp(), alone: first }
  }
  return { app: await ofApp(), alone: await alone.replay(shares) }
}
