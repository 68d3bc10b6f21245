import { compare, type Fraction, fraction } from '#platform/fraction.ts'
import { Refused } from '#platform/refused.ts'
import type { F02, F03 } from './ipp.ts'
import { type IppRule, indicatorCount } from './rules.ts'

/** One form of one person: whose scores they are, for what is said of them. */
type Sheet = { readonly form: 'F-02' | 'F-03'; readonly sheet: number }

/** Why no index can be counted from these forms: every wrong number of scores and every score out of range, with its place. */
export function refusedScores(f02: F02, f03: F03, rule: IppRule): Refused[] {
  const official: Sheet = { form: 'F-02', sheet: 0 }
  const indicators = rule.aspects.reduce((sum, aspect) => sum + indicatorCount(aspect), 0)
  return [
    ...('aspects' in f02
      ? refusedIn(f02.aspects, rule.aspects.length, official, rule)
      : refusedIn(f02.indicators, indicators, official, rule)),
    ...refusedOfUsers(f03, rule),
  ]
}

function refusedOfUsers(f03: F03, rule: IppRule): Refused[] {
  if ('value' in f03) return refusedIn([f03.value], 1, { form: 'F-03', sheet: 0 }, rule)
  if (f03.sheets.length === 0) return [new Refused('ipp.noRespondents')]
  const count = rule.f03[f03.mode].flat().length
  return f03.sheets.flatMap((scores, i) => refusedIn(scores, count, { form: 'F-03', sheet: i + 1 }, rule))
}

function refusedIn(scores: readonly Fraction[], count: number, { form, sheet }: Sheet, { best }: IppRule): Refused[] {
  const outside = scores.flatMap((score, i) =>
    compare(score, fraction(0)) < 0 || compare(score, fraction(best)) > 0
      ? [new Refused('ipp.outOfRange', { form, sheet, item: i + 1, best })]
      : [],
  )
  if (scores.length === count) return outside
  return [new Refused('ipp.wrongCount', { form, sheet, count, found: scores.length }), ...outside]
}
