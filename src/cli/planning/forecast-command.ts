import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { YearMissing } from '#planning/forecast/days.ts'
import { type Forecast, fewestDays, forecastOf, type QueueForecast } from '#planning/forecast/forecast.ts'
import { readCounts } from '#planning/forecast/read-counts.ts'
import { draw } from '#planning/pictures/draw.ts'
import { formatsFor } from '#platform/formats.ts'
import { table } from '../columns.ts'
import { type Call, type Command, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { checkedPack } from '../mall-commands.ts'
import { mustBeWritable, writeNamed } from '../named-file.ts'
import { forecastPicture } from './forecast-picture.ts'
import { forecastWords } from './forecast-words.ts'
import { logOptions, openLog, refusedLog, zoneHoursOf } from './read-log.ts'
import { words } from './words.ts'

const mostQueues = 20

/** `pendopo forecast`: how many people come in the next eight weeks, by queue and quarter of an hour. */
export const forecast: Command = {
  name: 'forecast',
  usage: 'FILE.csv [--pack malls/pekanbaru] [--zone WIB|WITA|WIT] [--svg forecast.svg] [--progress]',
  example: 'pendopo forecast docs/examples/visits.csv',
  summary: {
    id: 'Memperkirakan kunjungan delapan minggu ke depan, tiap antrean dan seperempat jam, dan mengujinya mundur.',
    en: 'Forecasts visits of the next eight weeks by queue and quarter of an hour, and back-tests it.',
  },
  takes: [1, 1],
  options: { ...logOptions, pack: { type: 'string' }, svg: { type: 'string' } },
  run: async (call) => {
    const [file = ''] = call.words
    const zoneHours = zoneHoursOf(call)
    const svg = option(call, 'svg')
    if (svg !== undefined) await mustBeWritable(svg, call.language)
    const log = await openLog(file, call)
    const counts = await readCounts(log.bytes, zoneHours, { signal: log.signal, counted: log.show }).finally(log.end)
    // Half a history would look like a mall whose visits end there.
    if (!counts.isWhole) throw new Stopped(exits.stopped, [forecastWords[call.language].stopped])
    if (counts.faulty > 0) return refusedLog(call.language, counts.faults, counts.faulty, false)
    const made = await forecastIn(call, counts.queues)
    if (svg !== undefined) await writeNamed(svg, call.language, draw(forecastPicture(call.language, made)))
    const lines = [...linesOf(call, made), ...(svg === undefined ? [] : [words[call.language].written(svg)])]
    return { exit: exits.ok, lines, data: { rows: counts.rows, ...made } }
  },
}

async function forecastIn(call: Call, queues: Parameters<typeof forecastOf>[0]): Promise<Forecast> {
  const says = forecastWords[call.language]
  const pack = option(call, 'pack') ?? 'malls/pekanbaru'
  const { directory } = directoryOfPack(await checkedPack({ ...call, words: [pack] }))
  try {
    const made = forecastOf(queues, directory.calendar)
    if (made) return made
  } catch (error) {
    if (error instanceof YearMissing)
      throw new Stopped(exits.refused, [words[call.language].yearMissing(error.year, pack)])
    throw error
  }
  throw new Stopped(exits.badData, [says.tooShort(fewestDays)])
}

function linesOf({ language }: Call, made: Forecast): string[] {
  const says = forecastWords[language]
  const { number, percent, shortDay } = formatsFor(language, 'Asia/Jakarta')
  const signed = (share: number) => `${share >= 0 ? '+' : '-'}${percent(Math.abs(share))}`
  const { missing, whileClosed, can, whole } = made
  const { payday, before, after, year } = whole.effects
  const cannot = (['trend', 'month', 'payday', 'holiday'] as const).filter((what) => !can[what])
  return [
    says.head(shortDay(made.from), shortDay(made.until), made.queues.length),
    says.known(number(made.known)),
    ...(missing.length > 0 ? [says.missing(missing.length, missing.slice(0, 5).map(shortDay).join('; '))] : []),
    ...(whileClosed > 0 ? [says.whileClosed(whileClosed)] : []),
    ...cannot.map((what) => says.cannot[what]),
    ...(whole.score ? [] : [says.cannot.test]),
    says.effects(signed(payday), signed(before), signed(after), signed(year)),
    '',
    ...weekTable(language, whole),
    '',
    ...(whole.score ? [says.tested(whole.score.days)] : []),
    ...queueTable(language, made),
    says.quarters,
  ]
}

function weekTable(language: Call['language'], { days }: Pick<QueueForecast, 'days'>): readonly string[] {
  const says = forecastWords[language]
  const { number, shortDay, weekday } = formatsFor(language, 'Asia/Jakarta')
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, i) => days.slice(i * 7, i * 7 + 7))
  const rows = weeks.map((week) => {
    const busiest = week.reduce((a, b) => (b.mean > a.mean ? b : a))
    return [
      shortDay(week[0]?.date ?? ''),
      number(week.reduce((sum, { mean }) => sum + mean, 0)),
      busiest.mean > 0 ? `${weekday(busiest.date)} ${number(busiest.mean)}` : '–',
      busiest.mean > 0 ? `${number(busiest.low)}–${number(busiest.high)}` : '–',
    ]
  })
  return table(rows, { head: [says.week, says.visits, says.busiest, says.range] })
}

function queueTable(language: Call['language'], { queues, whole }: Forecast): readonly string[] {
  const says = forecastWords[language]
  const { number, percent } = formatsFor(language, 'Asia/Jakarta')
  const row = (name: string, { days, score }: Pick<QueueForecast, 'days' | 'score'>) => {
    const open = days.filter(({ mean }) => mean > 0)
    const aDay = open.reduce((sum, { mean }) => sum + mean, 0) / Math.max(1, open.length)
    const errors = score ? [score.mae, score.naive, score.average].map((value) => number(value, 1)) : ['', '', '']
    return [name, number(aDay, 1), ...errors, score ? percent(score.coverage, 1) : '']
  }
  const rows = [row(says.all, whole), ...queues.slice(0, mostQueues).map((one) => row(one.queue || '-', one))]
  const shown = table(rows, { head: [says.queue, says.aDay, says.test, says.naive, says.average, says.coverage] })
  return queues.length > mostQueues ? [...shown, says.more(queues.length - mostQueues)] : shown
}
