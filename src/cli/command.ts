import type { ParseArgsConfig } from 'node:util'
import type { Language } from '#platform/words.ts'
import type { exits } from './exit-codes.ts'

type Exit = (typeof exits)[keyof typeof exits]

/** What a command found or did: lines for people, `data` for programs (--json). */
export type Answer = {
  readonly exit: Exit
  readonly lines: readonly string[]
  readonly data: Readonly<Record<string, unknown>>
}

export type Call = {
  readonly language: Language
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  readonly environment: Readonly<Record<string, string | undefined>>
}

export type Command = {
  readonly name: string
  /** What follows the name: `PACK [--dry-run]`. */
  readonly usage: string
  readonly example: string
  /** It lasts for minutes, or until somebody ends it with Ctrl-C; the help says so. */
  readonly lasts?: true
  readonly summary: Readonly<Record<Language, string>>
  /** Fewest and most words after the name. */
  readonly takes: readonly [number, number]
  readonly options?: NonNullable<ParseArgsConfig['options']>
  readonly run: (call: Call) => Promise<Answer>
}

/** Ends a command with a sentence for whoever typed it. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
  readonly exit: Exit
  readonly lines: readonly string[]
  constructor(exit: Exit, lines: readonly string[]) {
    super(lines[0])
    this.exit = exit
    this.lines = lines
  }
}

export function option(call: Call, name: string): string | undefined {
  const value = call.options[name]
  return typeof value === 'string' ? value : undefined
}

export function optionList(call: Call, name: string): string[] {
  const value = call.options[name]
  return Array.isArray(value) ? value.map(String) : []
}

export function isOn(call: Call, name: string): boolean {
  return call.options[name] === true
}
