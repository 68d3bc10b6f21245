import { type Fraction, fraction, plus, rounded, times } from '#platform/fraction.ts'
import { refusedScores } from './check-scores.ts'
import { type Aspect, type Category, type IppRule, indicatorCount, type Mode } from './rules.ts'

/** The evaluator's scores: of each indicator in the order of the form, or of each aspect where only those are known. */
export type F02 = { readonly indicators: readonly Fraction[] } | { readonly aspects: readonly Fraction[] }
/** The users' form: answer sheets, or the value itself. */
export type F03 =
  | { readonly mode: Mode; readonly sheets: readonly (readonly Fraction[])[] }
  | { readonly value: Fraction }

export type AspectResult = {
  readonly name: Aspect['name']
  readonly weight: number
  /** Four decimals, in ten-thousandths. */
  readonly score: number
  /** False where the weights of its indicators are ours. */
  readonly official: boolean
}
export type Ipp = {
  /** In hundredths: 390 is 3.90. The category is that of this value. */
  readonly value: number
  /** In ten-thousandths. */
  readonly f02: number
  readonly f03: number
  readonly respondents: number | undefined
  readonly aspects: readonly AspectResult[]
  readonly category: Omit<Category, 'from'>
  readonly basis: string
}

/**
 * The public service index: 75 % of the evaluator's F-02 (six weighted aspects) and 25 % of the users' F-03 (the mean
 * over respondents of five means), rounded once, half up, to two decimals (PermenPANRB 29/2022; Pedoman 5/2023).
 * @throws Refused the first of what `refusedScores` finds: ipp.wrongCount, ipp.outOfRange or ipp.noRespondents
 */
export function ippOf(f02: F02, f03: F03, rule: IppRule): Ipp {
  const [refused] = refusedScores(f02, f03, rule)
  if (refused) throw refused
  const scores = 'aspects' in f02 ? f02.aspects : aspectScores(f02, rule)
  const official = scores.reduce(
    (sum, score, i) => plus(sum, percent(score, rule.aspects[i]?.weight ?? 0)),
    fraction(0),
  )
  const users = 'value' in f03 ? f03.value : usersScore(f03, rule)
  const value = rounded(plus(percent(official, rule.shares[0]), percent(users, rule.shares[1])), 2)
  const { from: _, ...category } = categoryOf(value, rule)
  return {
    value,
    f02: rounded(official, 4),
    f03: rounded(users, 4),
    respondents: 'sheets' in f03 ? f03.sheets.length : undefined,
    aspects: rule.aspects.map(({ name, weight, official }, i) => ({
      name,
      weight,
      score: rounded(scores[i] ?? fraction(0), 4),
      official: 'aspects' in f02 || official,
    })),
    category,
    basis: rule.basis,
  }
}

/** The category of a value in hundredths. */
export function categoryOf(value: number, rule: IppRule): Category {
  const found = rule.categories.find(({ from }) => value >= from)
  if (!found) throw new RangeError(`no category for ${value}`)
  return found
}

function aspectScores({ indicators }: { readonly indicators: readonly Fraction[] }, rule: IppRule): Fraction[] {
  let at = 0
  return rule.aspects.map((aspect) => {
    const own = indicators.slice(at, at + indicatorCount(aspect))
    at += own.length
    if ('equal' in aspect.indicators) return mean(own)
    const weights = aspect.indicators
    return own.reduce((sum, score, i) => plus(sum, percent(score, weights[i] ?? 0)), fraction(0))
  })
}

function usersScore(
  { mode, sheets }: { mode: Mode; sheets: readonly (readonly Fraction[])[] },
  rule: IppRule,
): Fraction {
  const groups = rule.f03[mode]
  return mean(
    sheets.map((sheet) => mean(groups.map((items) => mean(items.map((item) => sheet[item - 1] ?? fraction(0)))))),
  )
}

function mean(scores: readonly Fraction[]): Fraction {
  return times(
    scores.reduce((sum, score) => plus(sum, score), fraction(0)),
    fraction(1, scores.length),
  )
}

function percent(score: Fraction, weight: number): Fraction {
  return times(score, fraction(weight, 100))
}
