import { join } from 'node:path'
import { directoryOf } from '#directory/directory-of.ts'
import { addDays, dayAt } from '#mall/day.ts'
import { freePort } from '#platform/free-port.ts'
import type { Language } from '#platform/words.ts'
import { checkDays } from '#visit/check-day.ts'
import type { Finding } from '#visit/finding.ts'
import { accuracyLines } from './accuracy-lines.ts'
import { table } from './columns.ts'
import { type Answer, type Call, type Command, option, Stopped } from './command.ts'
import { isOurs } from './day/make-room.ts'
import { type DayOptions, playDay } from './day/play.ts'
import { showProgress } from './day/progress.ts'
import { dayWords } from './day/words.ts'
import { exits } from './exit-codes.ts'
import { checkedPack } from './mall-commands.ts'
import { cannotWrite } from './named-file.ts'
import { interruptible } from './on-interrupt.ts'
import { inMall } from './which-mall.ts'
import { wholeOption } from './whole-option.ts'
import { withDatabase } from './with-database.ts'

const day: Command = {
  name: 'day',
  usage:
    '[--visitors 1500] [--speed 60|max] [--seed 1] [--kill] [--day 2026-11-23] [--days 2] [--pack malls/pekanbaru] [--port 3000] [--data-dir data/day]',
  example: 'pendopo day --visitors 1500 --speed max --seed 1',
  lasts: true,
  summary: {
    id: 'Memainkan satu hari layanan yang ramai lewat HTTP, lalu memeriksa semua aturan antrean. Memakai data tersendiri di data/day.',
    en: 'Plays a busy service day through HTTP, then checks every rule of the queue. Uses data of its own in data/day.',
  },
  takes: [0, 0],
  options: {
    visitors: { type: 'string' },
    speed: { type: 'string' },
    seed: { type: 'string' },
    kill: { type: 'boolean' },
    day: { type: 'string' },
    days: { type: 'string' },
    pack: { type: 'string' },
    port: { type: 'string' },
    'data-dir': { type: 'string' },
  },
  run: async (call) => {
    const wished = dayOptions(call)
    await mustBePlayable(call, wished)
    const options = { ...wished, port: await portFor(call, wished.port) }
    const progress = showProgress(call.language, options)
    // Its house is a process of its own, which must not be left behind when the terminal is closed.
    const played = await interruptible(
      (signal) => playDay(options, progress.show, signal),
      ['SIGINT', 'SIGTERM', 'SIGHUP'],
    ).finally(progress.end)
    return verdictOf(call.language, played)
  },
}

const usualPort = 3000

/** Told before anything is emptied or made. */
async function mustBePlayable(call: Call, { pack, dataDir }: DayOptions): Promise<void> {
  const says = dayWords[call.language]
  const { mall } = await checkedPack({ ...call, words: [pack] })
  if (!mall.demonstration) throw new Stopped(exits.refused, [says.realMall(pack)])
  const isNamed = option(call, 'data-dir') !== undefined
  const isRoom =
    !isNamed || (await isOurs(dataDir).catch((error) => Promise.reject(cannotWrite(dataDir, call.language, error))))
  if (!isRoom) throw new Stopped(exits.refused, [says.notOurs(dataDir)])
}

/**
 * Where somebody listens already the day would be played in their house, which may be a real one: beside it the day finds
 * a port of its own, and one that was named is refused.
 */
async function portFor(call: Call, wished: number): Promise<number> {
  const port = await freePort(wished)
  if (wished !== 0 && port !== wished && option(call, 'port') !== undefined)
    throw new Stopped(exits.refused, [dayWords[call.language].portTaken(wished)])
  return port
}

function dayOptions(call: Call): DayOptions {
  const says = dayWords[call.language]
  const whole = (name: string, usual: number, least: number, most: number) =>
    wholeOption(call, name, usual, least, most)
  const speed = option(call, 'speed') === 'max' ? 'max' : whole('speed', 60, 1, 600)
  const played = option(call, 'day') ?? '2026-11-23'
  if (!/^\d{4}-\d{2}-\d{2}$/.test(played)) throw new Stopped(exits.usage, [says.dayForm])
  return {
    visitors: whole('visitors', speed === 'max' ? 2500 : 1500, 1, 10_000),
    speed,
    seed: whole('seed', 1, 0, 2 ** 31),
    kill: call.options.kill === true,
    day: played,
    days: whole('days', speed === 'max' ? 2 : 1, 1, 10),
    pack: option(call, 'pack') ?? 'malls/pekanbaru',
    port: whole('port', speed === 'max' ? 0 : usualPort, 0, 65_535),
    dataDir: option(call, 'data-dir') ?? join(call.environment.DATA_DIR ?? 'data', 'day'),
  }
}

type Played = Awaited<ReturnType<typeof playDay>>

function verdictOf(language: Language, played: Played): Answer {
  const says = dayWords[language]
  const { tally, waits, ends, overtaking, findings, lost } = played
  const breaches = findings.reduce((sum, finding) => sum + finding.breaches, 0) + lost
  const facts: (readonly [string, string | number])[] = [
    [says.given, tally.given],
    [says.served, tally.served],
    ...Object.entries(tally.refused).map(([key, times]) => [says.refused(key), times] as const),
    [says.missed, `${tally.missed} / ${tally.cameBack}`],
    [says.left, tally.left],
    [says.steppedOut, tally.steppedOut],
    [says.parked, tally.parked],
    [says.transferred, tally.transferred],
    [says.overtaking, `${overtaking.byCredit} / ${overtaking.byPromise} / ${overtaking.byChoice}`],
    [says.kills, played.kills],
    [says.acts, `${played.acts} / ${Math.round(played.seconds)} s`],
    [says.lost, lost],
  ]
  const waitRows = waits.map((w) => [
    says.classes[w.class as keyof typeof says.classes] ?? w.class,
    w.people,
    w.mean,
    w.p50,
    w.p90,
    w.p95,
    w.most,
    `${w.withinPromise} %`,
  ])
  const lines = [
    ...table(facts, { head: [says.what, says.figure] }),
    '',
    ...table(waitRows, { head: Object.values(says.waits) }),
    '',
    ...table(
      ends.map((end) => [says.states[end.state as keyof typeof says.states] ?? end.state, end.legs]),
      { head: [says.ended, says.legs] },
    ),
    '',
    ...accuracyLines(language, played.accuracy),
    '',
    ...findingLines(language, findings),
    '',
    played.isWhole ? says.verdict(breaches) : says.stopped,
  ]
  const exit = breaches > 0 ? exits.refused : played.isWhole ? exits.ok : exits.stopped
  return { exit, lines, data: { ...played, breaches } }
}

const check: Command = {
  name: 'check',
  usage: '[--mall CODE] [--from 2026-11-23] [--until 2026-11-23]',
  example: 'pendopo check --from 2026-11-01 --until 2026-11-30',
  summary: {
    id: 'Memeriksa hari layanan terhadap semua aturan antrean. Tanpa tanggal: hari ini dan kemarin.',
    en: 'Holds service days against every rule of the queue. Without dates: today and yesterday.',
  },
  takes: [0, 0],
  options: { mall: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' } },
  run: (call) =>
    withDatabase(call, async (tools) => {
      const { now } = tools
      const { from, until, findings } = await inMall(tools, call, async (tx) => {
        const directory = await directoryOf(tx, now())
        const until = option(call, 'until') ?? dayAt(now(), directory.mall.timeZone)
        const from = option(call, 'from') ?? addDays(until, -1)
        return { from, until, findings: await checkDays(tx, from, until, now()) }
      })
      const breaches = findings.reduce((sum, finding) => sum + finding.breaches, 0)
      const says = dayWords[call.language]
      const lines = [
        says.checked(from, until),
        '',
        ...findingLines(call.language, findings),
        '',
        says.verdict(breaches),
      ]
      return { exit: breaches > 0 ? exits.refused : exits.ok, lines, data: { from, until, findings, breaches } }
    }),
}

function findingLines(language: Language, findings: readonly Finding[]): string[] {
  const says = dayWords[language]
  return findings.map(
    ({ invariant, breaches, example }) =>
      `${breaches === 0 ? '✓' : '✗'} ${String(invariant).padStart(2)}  ${says.rules[invariant]}${breaches > 0 ? `: ${breaches}, ${example}` : ''}`,
  )
}

export const dayCommands: readonly Command[] = [day, check]
