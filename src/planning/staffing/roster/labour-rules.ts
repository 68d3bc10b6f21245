import { holds } from '#platform/dated.ts'

/** Kinds of employers whose officers sit in a mall, as an agency's file names them. */
export type Employer = 'central' | 'regional' | 'vertical' | 'bumn' | 'bumd' | 'bank' | 'private'

/** What the law says of one working day, minutes. A new regulation is a new entry; its dates decide which holds. */
export type LabourRule = {
  readonly basis: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly employers: readonly Employer[]
  /** Work in a day, the break not counted; the weekly hours over five days. */
  readonly mostPerDay: { readonly usual: number; readonly ramadan: number }
  /** Work without a break. */
  readonly mostAtOnce: number
  /** The shortest break, by kind of day. */
  readonly rest: {
    readonly usual: number
    readonly friday: number
    readonly ramadan: number
    readonly ramadanFriday: number
  }
  /** What of it is ours, not the law's. */
  readonly assumed: readonly string[]
}

const state: readonly Employer[] = ['central', 'regional', 'vertical']

export const labourRules: readonly LabourRule[] = [
  {
    basis: 'Perpres 21/2023 Ps 3-5',
    validFrom: '2023-04-12',
    validUntil: null,
    employers: state,
    mostPerDay: { usual: 450, ramadan: 390 },
    mostAtOnce: 300,
    rest: { usual: 60, friday: 90, ramadan: 30, ramadanFriday: 60 },
    assumed: ['mostAtOnce'],
  },
  {
    basis: 'UU 13/2003 Ps 77 dan 79, jo. UU 6/2023',
    validFrom: '2003-03-25',
    validUntil: null,
    employers: ['bumn', 'bumd', 'bank', 'private'],
    mostPerDay: { usual: 480, ramadan: 480 },
    mostAtOnce: 240,
    rest: { usual: 30, friday: 30, ramadan: 30, ramadanFriday: 30 },
    assumed: [],
  },
]

/** The rule for an employer on a day, or undefined when no regulation in the table holds then. */
export function labourRuleOn(
  day: string,
  employer: Employer,
  rules: readonly LabourRule[] = labourRules,
): LabourRule | undefined {
  return rules.find((one) => one.employers.includes(employer) && holds(one, day))
}
