import { directoryOf } from '#directory/directory-of.ts'
import { nameOfQueue } from '#directory/place.ts'
import { readAccuracy, readAccuracyByQueue, readToldDays } from '#visit/estimate/read-accuracy.ts'
import { accuracyLines, queueLines } from './accuracy-lines.ts'
import { accuracyWords } from './accuracy-words.ts'
import { type Command, option, Stopped } from './command.ts'
import { exits } from './exit-codes.ts'
import { inMall } from './which-mall.ts'
import { withDatabase } from './with-database.ts'

/** How well waits were said on a day: of the whole mall, and of each queue when its numbers were taken. */
export const accuracy: Command = {
  name: 'accuracy',
  usage: '[--mall CODE] [--day 2026-11-23]',
  example: 'pendopo accuracy --day 2026-11-23',
  summary: {
    id: 'Menghitung seberapa tepat perkiraan menunggu pada satu hari. Tanpa tanggal: hari terakhir.',
    en: 'Counts how well waits were estimated on a day. Without a date: the latest one.',
  },
  takes: [0, 0],
  options: { mall: { type: 'string' }, day: { type: 'string' } },
  run: (call) =>
    withDatabase(call, async (tools) => {
      const says = accuracyWords[call.language]
      const wanted = option(call, 'day')
      if (wanted !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(wanted)) throw new Stopped(exits.usage, [says.dayForm])
      return await inMall(tools, call, async (tx) => {
        const day = wanted ?? (await readToldDays(tx, 1))[0]
        if (day === undefined) throw new Stopped(exits.refused, [says.nothingYet])
        const directory = await directoryOf(tx, tools.now())
        const issue = await readAccuracy(tx, day, 'issue')
        const all = await readAccuracy(tx, day, 'all')
        const queues = (await readAccuracyByQueue(tx, day, 'issue')).map((of) => {
          const queue = directory.queues.get(of.queueId)
          const agency = queue && directory.agencies.get(queue.agencyId)
          return { ...of, name: queue && agency ? `${queue.letter} ${nameOfQueue(agency, queue, call.language)}` : '-' }
        })
        return {
          exit: exits.ok,
          lines: [
            says.ofDay(day),
            '',
            ...accuracyLines(call.language, { issue, all }),
            '',
            ...queueLines(call.language, queues),
          ],
          data: { day, issue, all, queues },
        }
      })
    }),
}
