import { sayLogFault } from '#planning/log/log-fault-words.ts'
import { type LogRead, readQueueLog } from '#planning/log/read-queue-log.ts'
import { Replay } from '#planning/replay/replay.ts'
import type { Report, Score } from '#planning/replay/report.ts'
import { rivals } from '#planning/replay/waiting.ts'
import { formatsFor } from '#platform/formats.ts'
import { table } from '../columns.ts'
import type { Answer, Call, Command } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { words } from './log-words.ts'
import { logOptions, openLog, refusedLog, skipsFaults, zoneHoursOf } from './read-log.ts'

const mostQueues = 20
const fewFaults = 5

/** `pendopo replay`: what the hall's estimate would have said on somebody's real queue, and how true it was. */
export const replay: Command = {
  name: 'replay',
  usage: 'FILE.csv [--zone WIB|WITA|WIT] [--skip-faults] [--progress]',
  example: 'pendopo replay docs/examples/queue-log.csv',
  summary: {
    id: 'Memutar ulang catatan antrean yang nyata lewat perkiraan menunggu Pendopo dan mengukur ketepatannya.',
    en: 'Plays the log of a real queue through Pendopo’s estimate of waits and measures how true it was.',
  },
  takes: [1, 1],
  options: { ...logOptions, 'skip-faults': { type: 'boolean' } },
  run: async (call) => {
    const [file = ''] = call.words
    const options = { zoneHours: zoneHoursOf(call), skips: skipsFaults(call) }
    const log = await openLog(file, call)
    const begun = performance.now()
    const played = new Replay()
    let visits = 0
    const read = await readQueueLog(log.bytes, { ...options, signal: log.signal }, (visit) => {
      played.visited(visit)
      if (++visits % 1000 === 0) log.show(visits)
    }).finally(log.end)
    const mayTell = read.faulty === 0 || (options.skips && (read.isWhole || read.isCut))
    if (!mayTell) return refusedLog(call.language, read.faults, read.faulty)
    const seconds = (performance.now() - begun) / 1000
    return tell(call, read, played.finish(), seconds)
  },
}

function tell({ language }: Call, read: LogRead, report: Report, seconds: number): Answer {
  const says = words[language]
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const megabytes = process.resourceUsage().maxRSS / 1024
  const rowsPerSecond = read.rows / Math.max(seconds, 0.001)
  const skipped =
    read.faulty > 0
      ? [
          says.skipped(number(read.faulty), number(read.rows)),
          ...read.faults.slice(0, fewFaults).map((fault) => `  ${sayLogFault(language, fault)}`),
          '',
        ]
      : []
  const lines = [
    says.replay.read(number(report.visits), number(report.days), number(report.queues.length), number(report.servers)),
    ...skipped,
    ...(report.hall && report.ratio !== undefined
      ? [
          says.replay.judged(number(report.judged), number(report.meanWait ?? 0, 1)),
          says.replay.setAside(number(report.left), number(report.unknown), number(report.first)),
          ...(report.overlaps > 0 ? [says.replay.overlaps(number(report.overlaps))] : []),
          '',
          ...methodTable(language, report),
          '',
          says.replay.ratio(number(report.ratio, 2)),
          says.replay.coverageIs(percent(report.hall.coverage, 1)),
          ...(report.queues.length > 1 ? ['', ...queueTable(language, report)] : []),
        ]
      : [says.replay.nothing]),
    says.replay.time(number(seconds, 1), number(rowsPerSecond), number(megabytes)),
    ...(read.isWhole ? [] : [says.stopped]),
  ]
  const data = {
    ...report,
    rows: read.rows,
    faulty: read.faulty,
    seconds,
    rowsPerSecond,
    megabytes,
    isWhole: read.isWhole,
  }
  return { exit: read.isWhole ? exits.ok : exits.stopped, lines, data }
}

function methodTable(language: Call['language'], { hall, rivals: others }: Score): readonly string[] {
  const says = words[language].replay
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const rows = rivals.map((rival) => {
    const its = others[rival]
    return [says.rivals[rival], ...(its ? [its.mae, its.rmse, its.bias].map((value) => number(value, 1)) : [])]
  })
  const ours = hall
    ? [
        ...[hall.mae, hall.rmse, hall.bias].map((value) => number(value, 1)),
        percent(hall.coverage, 1),
        percent(hall.tooEarly, 1),
      ]
    : []
  const head = [says.head, says.mae, says.rmse, says.bias, says.coverage, says.tooEarly]
  return table([[says.hall, ...ours], ...rows], { head })
}

function queueTable(language: Call['language'], { queues }: Report): readonly string[] {
  const says = words[language].replay
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const row = ({ queue, judged, meanWait, hall, rivals: others, ratio }: Report['queues'][number]) => [
    queue || '-',
    number(judged),
    meanWait === undefined ? '' : number(meanWait, 1),
    hall ? number(hall.mae, 1) : '',
    others.position ? number(others.position.mae, 1) : '',
    ratio === undefined ? '' : number(ratio, 2),
    hall ? percent(hall.coverage, 1) : '',
  ]
  const head = [says.queue, says.people, says.wait, says.mae, says.position, says.ratioShort, says.coverage]
  const shown = table(queues.slice(0, mostQueues).map(row), { head })
  return queues.length > mostQueues ? [...shown, says.moreQueues(queues.length - mostQueues)] : shown
}
