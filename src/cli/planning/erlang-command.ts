import { erlangA, erlangB, waitingOf } from '#planning/erlang.ts'
import { formatsFor } from '#platform/formats.ts'
import { table } from '../columns.ts'
import { type Call, type Command, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { wholeOption } from '../whole-option.ts'
import { words } from './words.ts'

/** Beside the number of counters asked for, so many fewer and more. */
const fewer = 3
const more = 4

/** `pendopo erlang`: what the formulas of Erlang say of a load and a number of counters. */
export const erlang: Command = {
  name: 'erlang',
  usage: '--load ERLANG --servers N [--minutes M] [--within M] [--patience M]',
  example: 'pendopo erlang --load 18.81 --servers 20 --minutes 6',
  summary: {
    id: 'Menghitung waktu tunggu dari beban dan jumlah loket (Erlang B, C, dan A).',
    en: 'Counts waits from the load and the number of counters (Erlang B, C and A).',
  },
  takes: [0, 0],
  options: {
    load: { type: 'string' },
    servers: { type: 'string' },
    minutes: { type: 'string' },
    within: { type: 'string' },
    patience: { type: 'string' },
  },
  run: async (call) => {
    const load = amount(call, 'load')
    if (load === undefined) throw new Stopped(exits.usage, [words[call.language].erlang.needsLoad])
    const servers = wholeOption(call, 'servers', Math.max(1, Math.ceil(load)), 1, 10_000)
    const minutes = amount(call, 'minutes')
    const within = amount(call, 'within') ?? 15
    const patience = amount(call, 'patience')
    const rows = Array.from({ length: fewer + 1 + more }, (_, i) => servers - fewer + i)
      .filter((count) => count >= 1)
      .map((count) => rowOf(load, count, minutes, within, patience))
    const asked = rows.find((row) => row.servers === servers)
    return {
      exit: exits.ok,
      lines: linesOf(call, { load, servers, minutes, within, patience }, rows),
      data: { load, minutes, patience, ...asked, beside: rows },
    }
  },
}

type Row = ReturnType<typeof rowOf>

/** Times in minutes, or in mean services when nobody said how long these are. Infinite waits are null, for JSON. */
function rowOf(load: number, servers: number, minutes: number | undefined, within: number, patience?: number) {
  const waiting = waitingOf(load, servers, minutes ?? 1)
  const finite = (value: number) => (Number.isFinite(value) ? value : null)
  return {
    servers,
    busy: Math.min(1, load / servers),
    waits: waiting.share,
    mean: finite(waiting.mean),
    p90: finite(waiting.quantile(0.9)),
    ...(minutes === undefined ? {} : { within: { minutes: within, share: waiting.within(within) } }),
    lost: erlangB(load, servers),
    ...(patience === undefined ? {} : { impatient: erlangA(load, servers, minutes ?? 1, patience) }),
  }
}

type Asked = {
  readonly load: number
  readonly servers: number
  readonly minutes: number | undefined
  readonly within: number
  readonly patience: number | undefined
}

function linesOf(
  { language }: Call,
  { load, servers, minutes, within, patience }: Asked,
  rows: readonly Row[],
): string[] {
  const says = words[language].erlang
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const share = (value: number) => percent(value, 1)
  const time = (value: number | null) => (value === null ? says.endless : number(value, 2))
  const head = [
    says.servers,
    says.busy,
    says.waits,
    says.mean,
    says.p90,
    ...(minutes === undefined ? [] : [says.within(number(within))]),
    says.lost,
    ...(patience === undefined ? [] : [says.abandons, says.meanImpatient]),
  ]
  const cells = rows.map((row) => [
    `${row.servers === servers ? '▸ ' : '  '}${row.servers}`,
    share(row.busy),
    share(row.waits),
    time(row.mean),
    time(row.p90),
    ...(row.within ? [share(row.within.share)] : []),
    share(row.lost),
    ...(row.impatient ? [share(row.impatient.abandon), number(row.impatient.mean, 2)] : []),
  ])
  return [
    says.load(number(load, 2)),
    minutes === undefined ? says.inServices : says.inMinutes(number(minutes, 1)),
    ...(patience === undefined ? [] : [says.patience(number(patience, 1))]),
    '',
    ...table(cells, { head }),
    '',
    ...(load >= servers ? [says.tooMuch(Math.floor(load) + 1)] : []),
    says.limits,
  ]
}

/** A number above zero after an option. */
function amount(call: Call, name: string): number | undefined {
  const given = option(call, name)
  if (given === undefined) return undefined
  const value = Number(given.replace(',', '.'))
  if (given.trim() === '' || !(value > 0 && value <= 10_000))
    throw new Stopped(exits.usage, [words[call.language].erlang.badAmount(name)])
  return value
}
