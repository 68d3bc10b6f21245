import { compare, decimal, type Fraction, fraction, plus, rounded, times } from '#platform/fraction.ts'
import { Refused } from '#platform/refused.ts'
import { type Element, elements } from './element.ts'
import type { QualityClass, SurveyRule } from './rules.ts'

/** One respondent's answers, 1 to 4 by element. Who leaves an element out does not count in its mean. */
export type Sheet = Partial<Readonly<Record<Element, number>>>
/** Sum of the answers and how many they were. */
export type Total = { readonly sum: number; readonly n: number }
export type Totals = Readonly<Record<Element, Total>>

/**
 * 1/9 is the law's. 0.11 and 0.111 are what many old sheets multiplied by; they give a perfect service 99.00 and 99.90,
 * and are here only so that a unit can reproduce such a sheet.
 */
export type Weight = 'exact' | '0.11' | '0.111'

export type ElementResult = {
  readonly element: Element
  /** Undefined when only the mean is known. */
  readonly n: number | undefined
  /** Mean of the answers (NRR), three decimals in thousandths: 3310 is 3.310. */
  readonly mean: number
  /** Mean times weight (NRR tertimbang), in thousandths. */
  readonly weighted: number
  /** 1 is the weakest, by the exact mean; of equals the one that the regulation names first. */
  readonly rank: number
}
export type Ikm = {
  /** In hundredths: 8728 is 87.28. */
  readonly index: number
  readonly quality: QualityClass['quality']
  readonly performance: QualityClass['performance']
  /** In the order of the regulation. */
  readonly elements: readonly ElementResult[]
  readonly weight: Weight
  readonly basis: string
}

/**
 * The index of satisfaction: mean of each element, times 1/9, summed, times 25, rounded once, half up, to two decimals
 * (PermenPANRB 14/2017, Lampiran). Units are pooled by adding their totals, never by averaging their indices.
 * @throws Refused survey.noAnswers with the element that nobody answered, survey.badTotal.
 */
export function ikmOf(totals: Totals, rule: SurveyRule, weight: Weight = 'exact'): Ikm {
  const means = elements.map((element) => {
    const { sum, n } = totals[element]
    if (n === 0) throw new Refused('survey.noAnswers', { element })
    if (!isCount(n) || !isCount(sum) || sum < n || sum > n * rule.best)
      throw new Refused('survey.badTotal', { element, sum, n })
    return { element, n, mean: fraction(sum, n) }
  })
  return indexOf(means, rule, weight)
}

/**
 * The same from published means (NRR) such as "3.31".
 * @throws Refused survey.badMean with the element.
 */
export function ikmOfMeans(given: Readonly<Record<Element, string>>, rule: SurveyRule, weight: Weight = 'exact'): Ikm {
  const means = elements.map((element) => {
    const mean = decimal(given[element])
    if (!mean || compare(mean, fraction(1)) < 0 || compare(mean, fraction(rule.best)) > 0)
      throw new Refused('survey.badMean', { element, mean: given[element] })
    return { element, n: undefined, mean }
  })
  return indexOf(means, rule, weight)
}

/** Adds up sheets, each element over those who answered it. */
export function totalsOf(sheets: Iterable<Sheet>): Totals {
  const totals = emptyTotals()
  for (const sheet of sheets) addSheet(totals, sheet)
  return totals
}

export type OpenTotals = Record<Element, { sum: number; n: number }>

export function emptyTotals(): OpenTotals {
  return Object.fromEntries(elements.map((element) => [element, { sum: 0, n: 0 }])) as OpenTotals
}

/** Adds one sheet in place: a year of sheets is read without keeping them. */
export function addSheet(totals: OpenTotals, sheet: Sheet): void {
  for (const element of elements) {
    const answer = sheet[element]
    if (answer === undefined) continue
    totals[element].sum += answer
    totals[element].n++
  }
}

/** Several units as one: all their answers together. */
export function pooled(units: readonly Totals[]): Totals {
  const together = emptyTotals()
  for (const unit of units) {
    for (const element of elements) {
      together[element].sum += unit[element].sum
      together[element].n += unit[element].n
    }
  }
  return together
}

/** Where to begin improving: from the weakest element, as a follow-up plan is made. */
export function fromWeakest(ikm: Ikm): readonly ElementResult[] {
  return ikm.elements.toSorted((a, b) => a.rank - b.rank)
}

/** The class of an index in hundredths. */
export function classOf(index: number, rule: SurveyRule): QualityClass {
  const lowest = rule.classes.at(-1)
  const found = rule.classes.find(({ from }) => index >= from) ?? lowest
  if (!found) throw new RangeError('a rule without classes')
  return found
}

type Mean = { readonly element: Element; readonly n: number | undefined; readonly mean: Fraction }

function indexOf(means: readonly Mean[], rule: SurveyRule, weight: Weight): Ikm {
  const by = weightOf(weight)
  const value = means.reduce((sum, { mean }) => plus(sum, times(mean, by)), fraction(0))
  const index = rounded(times(value, fraction(100, rule.best)), 2)
  const { quality, performance } = classOf(index, rule)
  const weakest = means.toSorted((a, b) => compare(a.mean, b.mean))
  const results = means.map(({ element, n, mean }) => ({
    element,
    n,
    mean: rounded(mean, 3),
    weighted: rounded(times(mean, by), 3),
    rank: 1 + weakest.findIndex((one) => one.element === element),
  }))
  return { index, quality, performance, elements: results, weight, basis: rule.basis }
}

function weightOf(weight: Weight): Fraction {
  if (weight === 'exact') return fraction(1, elements.length)
  return weight === '0.11' ? fraction(11, 100) : fraction(111, 1000)
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
