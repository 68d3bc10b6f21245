import type { Language } from '#platform/words.ts'
import type { Answer, Command } from './command.ts'
import { exits } from './exit-codes.ts'
import { words } from './words.ts'

/** All commands in a line each. */
export function helpOnAll(commands: readonly Command[], language: Language): Answer {
  const said = words[language]
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  const lines = [
    `${said.usage}: pendopo COMMAND [--json] [--lang id|en]`,
    '',
    `${said.commands}:`,
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary[language]}`),
    '',
    `${said.options}:`,
    `  ${'--json'.padEnd(width)}${said.optionJson}`,
    `  ${'--lang'.padEnd(width)}${said.optionLanguage}`,
    '',
    said.moreHelp,
  ]
  return { exit: exits.ok, lines, data: { commands: commands.map((command) => dataOf(command, language)) } }
}

/** One command, with an example that runs as it stands. */
export function helpOn(command: Command, language: Language): Answer {
  const said = words[language]
  const lines = [
    command.summary[language],
    '',
    `${said.usage}: ${usageOf(command)}`,
    `${said.example}: ${command.example}`,
    ...(command.lasts ? [said.lasts] : []),
  ]
  return { exit: exits.ok, lines, data: dataOf(command, language) }
}

export function usageOf({ name, usage }: Command): string {
  return ['pendopo', name, usage].filter(Boolean).join(' ')
}

function dataOf(command: Command, language: Language) {
  const { name, example, summary, lasts = false } = command
  return { name, usage: usageOf(command), example, summary: summary[language], lasts }
}
