import { type Call, option, Stopped } from './command.ts'
import { exits } from './exit-codes.ts'
import { words } from './words.ts'

/** A whole number after an option, or its usual value; anything else ends with the sentence that says the limits. */
export function wholeOption(call: Call, name: string, usual: number, least: number, most: number): number {
  const given = option(call, name)
  const value = given === undefined ? usual : Number(given)
  if (given === '' || !Number.isInteger(value) || value < least || value > most)
    throw new Stopped(exits.usage, [words[call.language].mustBe(name, least, most)])
  return value
}
