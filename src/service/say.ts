import type { Formats } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import type { Cost, PromisedTime, Requirement } from './standard.ts'
import { words } from './words.ts'

type Reader = { readonly language: Language; readonly formats: Formats }

/** "Gratis", "Rp75.000", "Rp50.000 sampai Rp250.000", or the rule in words. */
export function sayCost(cost: Cost, { language, formats }: Reader): string {
  if (cost.kind === 'free') return words[language].free
  if (cost.kind === 'fixed' && cost.amount !== undefined)
    return cost.amount === 0 ? words[language].free : formats.money(cost.amount)
  if (cost.kind === 'table' && cost.lines?.length)
    return sayRange(
      cost.lines.map((line) => line.amount),
      { language, formats },
    )
  return cost.text?.[language] ?? formats.money(cost.amount ?? 0)
}

function sayRange(amounts: readonly number[], { language, formats }: Reader): string {
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  const say = (amount: number) => (amount === 0 ? words[language].free : formats.money(amount))
  return least === most ? say(most) : words[language].between(say(least), say(most))
}

/** "15 sampai 30 menit", "3 hari kerja". */
export function sayTime({ min, max, unit }: PromisedTime, { language, formats }: Reader): string {
  if (unit === 'minute') return formats.minutesBetween(min, max)
  if (unit === 'hour' && min === max) return formats.minutes(max * 60)
  const figures = min === max ? formats.number(max) : words[language].between(formats.number(min), formats.number(max))
  const unitWord = words[language].unit[unit]
  return `${figures} ${language === 'en' && max === 1 && min === 1 ? unitWord.replace(/s$/, '') : unitWord}`
}

/** How a paper must be brought: "Asli", "Fotokopi, 2 lembar". */
export function sayForm({ form, count }: Requirement, { language, formats }: Reader): string {
  const says = words[language]
  return count && count > 1 ? `${says.form[form]}, ${says.count(formats.number(count))}` : says.form[form]
}
