import { type ParseArgsConfig, parseArgs } from 'node:util'
import { refusals as accountRefusals } from '#account/words.ts'
import { refusals as governanceRefusals } from '#governance/words.ts'
import { refusals as mallRefusals } from '#mall/words.ts'
import { nearest } from '#pack/nearest.ts'
import { PackRefused } from '#pack/pack-refused.ts'
import { sayFault } from '#pack/say-fault.ts'
import { packRefusals } from '#pack/words.ts'
import { refusals as staffingRefusals } from '#planning/staffing/words.ts'
import { CannotStart } from '#platform/cannot-start.ts'
import { Refused } from '#platform/refused.ts'
import { coreRefusals } from '#platform/web/words.ts'
import { gatherRefusals, isLanguage, type Language } from '#platform/words.ts'
import { refusals as surveyRefusals } from '#survey/words.ts'
import { SettingsRefused } from '../settings.ts'
import { type Answer, type Call, type Command, Stopped } from './command.ts'
import { commands } from './commands.ts'
import { messageOf } from './doctor.ts'
import { exits } from './exit-codes.ts'
import { helpOn, helpOnAll, usageOf } from './help.ts'
import { Faulty, faultData } from './mall-commands.ts'
import { words } from './words.ts'

/** What is to be printed, and the number to end with. */
export type Printed = { readonly exit: number; readonly out: string; readonly err: string }

const say = gatherRefusals([
  coreRefusals,
  accountRefusals,
  mallRefusals,
  packRefusals,
  surveyRefusals,
  governanceRefusals,
  staffingRefusals,
])
const everywhere = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs one command line. Whatever goes wrong is a sentence and a number, never a stack trace. */
export async function runCommandLine(typed: readonly string[], environment: Call['environment']): Promise<Printed> {
  const isJson = typed.includes('--json')
  let language: Language = 'id'
  try {
    language = languageIn(typed)
    const { exit, lines, data } = await answer(typed, language, environment)
    return printed(exit, isJson, lines, { ok: exit === exits.ok, ...data }, false)
  } catch (error) {
    const { exit, lines, data } = explain(error, language)
    // The faults of a pack are what was asked for; that nothing could be looked at is not.
    const isFound = error instanceof Faulty && exit === exits.badData
    return printed(exit, isJson, lines, { ok: false, error: lines[0], ...data }, !isFound)
  }
}

function printed(exit: number, isJson: boolean, lines: readonly string[], data: object, isError: boolean): Printed {
  if (isJson) return { exit, out: `${JSON.stringify(data)}\n`, err: '' }
  const text = `${lines.join('\n')}\n`
  return isError ? { exit, out: '', err: text } : { exit, out: text, err: '' }
}

async function answer(typed: readonly string[], language: Language, environment: Call['environment']) {
  const said = wordsIn(typed)
  const [first, ...rest] = said
  if (first === undefined || first === 'help') {
    const about = commands.find(({ name }) => name === rest.join(' '))
    if (about) return helpOn(about, language)
    if (rest.length > 0 && !commands.some(({ name }) => name.startsWith(`${rest.join(' ')} `)))
      throw unknownCommand(rest.join(' '), language)
    return helpOnAll(
      commands.filter(({ name }) => rest.length === 0 || name.startsWith(`${rest.join(' ')} `)),
      language,
    )
  }
  const command = commandIn(said, language)
  const { positionals, values } = parse(typed, command, language)
  if (values.help === true) return helpOn(command, language)
  const given = positionals.slice(command.name.split(' ').length)
  const [fewest, most] = command.takes
  if (given.length < fewest || given.length > most)
    throw new Stopped(exits.usage, [
      words[language].wrongWords(usageOf(command)),
      `${words[language].example}: ${command.example}`,
    ])
  return await command.run({ language, words: given, options: values as Call['options'], environment })
}

/** For what goes wrong outside of a command; a language that there is not is refused by the command line itself. */
export function saidIn(typed: readonly string[]): Language {
  try {
    return languageIn(typed)
  } catch {
    return 'id'
  }
}

function languageIn(typed: readonly string[]): Language {
  const at = typed.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const value = at < 0 ? 'id' : (typed[at]?.split('=')[1] ?? typed[at + 1])
  if (!isLanguage(value)) throw new Stopped(exits.usage, [words.id.badLanguage(value ?? '')])
  return value
}

/** What is no option, nor the value of --lang. */
function wordsIn(typed: readonly string[]): string[] {
  return typed.filter((word, i) => !word.startsWith('-') && typed[i - 1] !== '--lang')
}

/** The command is the first words; options may stand anywhere after it. */
function commandIn([one = '', two = '']: readonly string[], language: Language): Command {
  const command = commands.find(({ name }) => name === `${one} ${two}`) ?? commands.find(({ name }) => name === one)
  if (command) return command
  const group = commands.map(({ name }) => name).filter((name) => name.startsWith(`${one} `))
  if (group.length > 0 && two === '') throw new Stopped(exits.usage, [words[language].moreWords(one, group)])
  throw unknownCommand(group.length > 0 ? `${one} ${two}` : one, language)
}

function unknownCommand(name: string, language: Language): Stopped {
  return new Stopped(exits.usage, [
    words[language].unknownCommand(
      name,
      nearest(
        name,
        commands.map((command) => command.name),
      ),
    ),
  ])
}

function parse(typed: readonly string[], command: Command, language: Language) {
  const options: NonNullable<ParseArgsConfig['options']> = { ...everywhere, ...command.options }
  try {
    return parseArgs({ args: withNegativeNumbers(typed, options), options, allowPositionals: true, strict: true })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const [, name = ''] = /'(-[^'\s=<]*)/.exec(message) ?? []
    const said = words[language]
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      throw new Stopped(exits.usage, [
        said.unknownOption(
          name,
          nearest(
            name,
            Object.keys(options).map((one) => `--${one}`),
          ),
        ),
      ])
    }
    const takesNone = message.includes('does not take an argument')
    throw new Stopped(exits.usage, [
      takesNone ? said.optionTakesNone(name) : said.optionNeedsValue(`--${name.replace(/^.*--/, '')}`),
    ])
  }
}

/** `--load -4` is a value out of range, not an option named -4: the command says which values it takes. */
function withNegativeNumbers(typed: readonly string[], options: NonNullable<ParseArgsConfig['options']>): string[] {
  const args: string[] = []
  for (const word of typed) {
    const before = args.at(-1) ?? ''
    const isValue = /^-[\d.,]/.test(word) && before.startsWith('--') && options[before.slice(2)]?.type === 'string'
    if (isValue) args[args.length - 1] = `${before}=${word}`
    else args.push(word)
  }
  return args
}

/** Refused for a file or folder that was named, not by the mall: what stands in it, or that it cannot be written. */
const ofTheFile: Readonly<Record<string, Answer['exit']>> = {
  'survey.noAnswers': exits.badData,
  'pack.cannotWrite': exits.cannotCreate,
}

type Explained = { readonly exit: number; readonly lines: readonly string[]; readonly data?: object }

function explain(error: unknown, language: Language): Explained {
  const said = words[language]
  if (error instanceof Faulty) return { exit: error.exit, lines: error.lines, data: error.data }
  if (error instanceof Stopped) return error
  if (error instanceof SettingsRefused) return { exit: exits.settings, lines: [...new Set(error.sentences)] }
  if (error instanceof PackRefused) return explainRefusedPack(error, language)
  if (error instanceof Refused)
    return {
      exit: ofTheFile[error.key] ?? exits.refused,
      lines: [say(language, error.key, error.detail) ?? error.key],
    }
  if (error instanceof CannotStart) return { exit: exits.refused, lines: [error.message] }
  if (isOfConnection(error)) return { exit: exits.noDatabase, lines: [said.databaseGone(messageOf(error))] }
  return { exit: exits.software, lines: [said.ours(messageOf(error))] }
}

function explainRefusedPack({ key, faults }: PackRefused, language: Language): Explained {
  const lines = [say(language, key) ?? key, ...faults.map((fault) => sayFault(language, fault))]
  return { exit: exits.refused, lines, data: { faults: faults.map((fault) => faultData(language, fault)) } }
}

const unreachable = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
]

/** No server, no such host, no such database, a wrong password, or a connection cut. */
function isOfConnection(error: unknown): boolean {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: { code?: string }[] }
  const of = code ?? errors?.[0]?.code ?? ''
  return (
    unreachable.includes(of) ||
    /^(28...|3D000|08...|57P0.)$/.test(of) ||
    /connection (timeout|terminated)/i.test(message ?? '')
  )
}
