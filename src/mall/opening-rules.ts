import { Refused } from '#platform/refused.ts'
import type { Weekday } from './day.ts'
import type { OpeningFields } from './edit-opening.ts'

type Other = Pick<OpeningFields, 'validFrom' | 'validUntil' | 'rank'> & { readonly code: string }

/** What in a form of the week cannot hold: days that end before they begin, breaks when closed, two forms of one rank at once. */
export function checkOpening(code: string, form: OpeningFields, all: readonly Other[]): void {
  if (form.validUntil !== null && form.validUntil < form.validFrom) throw new Refused('opening.endsFirst')
  for (const [day, hours] of Object.entries(form.days)) {
    if (hours && hours.open >= hours.close) throw new Refused('opening.closesFirst', { day })
  }
  checkBreaks(form)
  const other = all.find((one) => one.code !== code && one.rank === form.rank && overlap(one, form))
  if (other) throw new Refused('opening.equalRank', { other: other.code, rank: form.rank })
}

function checkBreaks({ days, breaks }: OpeningFields): void {
  for (const [group, ofGroup] of Object.entries(breaks)) {
    for (const [day, pause] of Object.entries(ofGroup)) {
      const hours = days[day as Weekday]
      if (!pause || !hours) continue
      const [from, until] = pause
      if (from >= until) throw new Refused('opening.breakEndsFirst', { day, group })
      if (from < hours.open || until > hours.close) throw new Refused('opening.breakOutside', { day, group })
    }
  }
}

function overlap(a: Pick<Other, 'validFrom' | 'validUntil'>, b: Pick<Other, 'validFrom' | 'validUntil'>): boolean {
  return a.validFrom <= (b.validUntil ?? '9999') && b.validFrom <= (a.validUntil ?? '9999')
}
