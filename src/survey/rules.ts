import { holds } from '#platform/dated.ts'
import { Refused } from '#platform/refused.ts'
import type { Named } from '#platform/words.ts'

export type Quality = 'A' | 'B' | 'C' | 'D'
export type QualityClass = {
  readonly quality: Quality
  /** Lowest index of the class, in hundredths: 8831 is 88.31. */
  readonly from: number
  readonly performance: Named
}
export type SurveyRule = {
  readonly basis: string
  readonly validFrom: string
  readonly validUntil: string | null
  /** Answers go from 1 to this. */
  readonly best: number
  /** Highest first. */
  readonly classes: readonly QualityClass[]
}

/** What the law fixes, by date. A new regulation is a new entry; old results keep the rule of their day. */
export const surveyRules: readonly SurveyRule[] = [
  {
    basis: 'PermenPANRB 14/2017, Lampiran',
    validFrom: '2017-05-05',
    validUntil: null,
    best: 4,
    classes: [
      { quality: 'A', from: 8831, performance: { id: 'Sangat baik', en: 'Very good' } },
      { quality: 'B', from: 7661, performance: { id: 'Baik', en: 'Good' } },
      { quality: 'C', from: 6500, performance: { id: 'Kurang baik', en: 'Less good' } },
      { quality: 'D', from: 2500, performance: { id: 'Tidak baik', en: 'Not good' } },
    ],
  },
]

/**
 * The rule that holds on a day (2026-11-23).
 * @throws Refused survey.noRule for a day before the first.
 */
export function surveyRuleOn(day: string, rules: readonly SurveyRule[] = surveyRules): SurveyRule {
  const rule = rules.find((one) => holds(one, day))
  if (!rule) throw new Refused('survey.noRule', { day })
  return rule
}
