import { holds } from '#platform/dated.ts'
import { Refused } from '#platform/refused.ts'
import type { Named } from '#platform/words.ts'

export type Aspect = {
  readonly name: Named
  /** Percent of the F-02 value. */
  readonly weight: number
  /** Percent of the aspect, one for each of its indicators in the order of the form. */
  readonly indicators: readonly number[] | { readonly equal: number }
  /** Equal weights are ours until the official ones are known; every result says so. */
  readonly official: boolean
}
export type Category = { readonly from: number; readonly letter: string; readonly meaning: Named; readonly zone: Zone }
export type Zone = 'hijau' | 'kuning' | 'merah'
export type Mode = 'onSite' | 'online'

export type IppRule = {
  readonly basis: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly best: number
  /** Percent of F-02 and of F-03 in the index. */
  readonly shares: readonly [f02: number, f03: number]
  readonly aspects: readonly Aspect[]
  /** Which items of the users' form make up each of its five means, by their number. */
  readonly f03: Readonly<Record<Mode, readonly (readonly number[])[]>>
  /** Highest first; `from` in hundredths. */
  readonly categories: readonly Category[]
}

const named = (id: string, en: string): Named => ({ id, en })

/** PEKPPP by date. Weights inside aspects II to VI were not found in an official text. */
export const ippRules: readonly IppRule[] = [
  {
    basis: 'PermenPANRB 29/2022 jo. 4/2023; Pedoman Menteri PANRB 5/2023',
    validFrom: '2022-01-01',
    validUntil: null,
    best: 5,
    shares: [75, 25],
    aspects: [
      {
        name: named('Kebijakan pelayanan', 'Service policy'),
        weight: 24,
        indicators: [17, 14, 7, 14, 10, 17, 7, 7, 7],
        official: true,
      },
      {
        name: named('Profesionalisme SDM', 'Professionalism of staff'),
        weight: 25,
        indicators: { equal: 5 },
        official: false,
      },
      { name: named('Sarana prasarana', 'Facilities'), weight: 18, indicators: { equal: 6 }, official: false },
      {
        name: named('Sistem informasi pelayanan publik', 'Information system'),
        weight: 11,
        indicators: { equal: 4 },
        official: false,
      },
      {
        name: named('Konsultasi dan pengaduan', 'Consultation and complaints'),
        weight: 10,
        indicators: { equal: 4 },
        official: false,
      },
      { name: named('Inovasi', 'Innovation'), weight: 12, indicators: { equal: 2 }, official: false },
    ],
    f03: {
      onSite: [[1, 2, 3, 4], [5, 6, 7], [8, 9, 10, 11], [12, 13], [14]],
      online: [[1, 2, 3, 4], [5], [6, 7, 8, 9], [10], [11]],
    },
    categories: [
      { from: 451, letter: 'A', meaning: named('Pelayanan prima', 'Excellent'), zone: 'hijau' },
      { from: 401, letter: 'A-', meaning: named('Sangat baik', 'Very good'), zone: 'hijau' },
      { from: 351, letter: 'B', meaning: named('Baik', 'Good'), zone: 'hijau' },
      { from: 301, letter: 'B-', meaning: named('Baik (dengan catatan)', 'Good, with remarks'), zone: 'kuning' },
      { from: 251, letter: 'C', meaning: named('Cukup', 'Sufficient'), zone: 'kuning' },
      { from: 201, letter: 'C-', meaning: named('Cukup (dengan catatan)', 'Sufficient, with remarks'), zone: 'kuning' },
      { from: 151, letter: 'D', meaning: named('Buruk', 'Bad'), zone: 'merah' },
      { from: 101, letter: 'E', meaning: named('Sangat buruk', 'Very bad'), zone: 'merah' },
      { from: 0, letter: 'F', meaning: named('Gagal', 'Failed'), zone: 'merah' },
    ],
  },
]

/** @throws Refused ipp.noRule for a day before the first. */
export function ippRuleOn(day: string, rules: readonly IppRule[] = ippRules): IppRule {
  const rule = rules.find((one) => holds(one, day))
  if (!rule) throw new Refused('ipp.noRule', { day })
  return rule
}

/** How many indicators an aspect has. */
export function indicatorCount({ indicators }: Aspect): number {
  return 'equal' in indicators ? indicators.equal : indicators.length
}
