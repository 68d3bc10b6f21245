import { z } from 'zod'
import type { Prices } from '../roster/roster-program.ts'

/** Every figure says whether it was assumed: a mall puts its own in a file (docs/examples/staffing-costs.json). */
const amount = z.strictObject({
  amount: z.number().min(0).max(1e12),
  assumed: z.boolean(),
  source: z.string().max(300),
})
const lever = z.strictObject({ perYear: amount, once: amount })

/** Rupiah. Days are working days of a year, over which what is bought once or paid by the year is spread. */
export const costsForm = z.strictObject({
  workingDays: z.number().int().min(1).max(366),
  years: z.number().min(1).max(30),
  counter: lever,
  officer: lever,
  officerHour: amount,
  crossTraining: z.strictObject({ perOfficer: amount }),
  shorterHandling: lever.extend({ share: z.number().min(0.01).max(0.5) }),
  bookings: lever.extend({ share: z.number().min(0.05).max(0.9), noShow: z.number().min(0).max(0.9) }),
  earlierOpening: lever.extend({ minutes: z.number().int().min(15).max(120) }),
})
export type Costs = z.infer<typeof costsForm>

const assumed = (amountOf: number, source: string) => ({ amount: amountOf, assumed: true, source })

/** Ours, until a mall says better. Only their proportions decide which lever comes first. */
export const usualCosts: Costs = {
  workingDays: 240,
  years: 5,
  counter: {
    perYear: assumed(3_000_000, 'listrik, kertas, perawatan'),
    once: assumed(30_000_000, 'meja, komputer, pencetak, layar nomor'),
  },
  officer: {
    perYear: assumed(72_000_000, 'gaji dan tunjangan Rp6 juta sebulan'),
    once: assumed(5_000_000, 'pelatihan awal'),
  },
  officerHour: assumed(40_000, 'gaji dibagi 1.800 jam'),
  crossTraining: { perOfficer: assumed(3_000_000, 'tiga hari pelatihan di tempat') },
  shorterHandling: {
    share: 0.1,
    perYear: assumed(60_000_000, 'formulir terisi dari data yang ada, pemindai'),
    once: assumed(200_000_000, 'formulir terisi dari data yang ada, pemindai'),
  },
  bookings: {
    share: 0.4,
    noShow: 0.15,
    perYear: assumed(40_000_000, 'pesan pengingat, pendampingan'),
    once: assumed(50_000_000, 'sosialisasi'),
  },
  earlierOpening: {
    minutes: 30,
    perYear: assumed(180_000_000, 'setengah jam semua petugas dan keamanan'),
    once: assumed(0, 'tidak ada'),
  },
}

type Spread = { readonly perYear: { readonly amount: number }; readonly once: { readonly amount: number } }

/** A lever's cost in a year, what is bought once spread over the years that it lasts. */
export function yearly({ perYear, once }: Spread, { years }: Pick<Costs, 'years'>): number {
  return perYear.amount + once.amount / years
}

/** What the roster programme weighs: rupiah in a day. */
export function pricesOf(costs: Costs): Prices {
  const daily = (lever: Spread) => Math.round(yearly(lever, costs) / costs.workingDays)
  const [counter, officer] = [daily(costs.counter), daily(costs.officer)]
  return {
    counter,
    officer,
    hour: Math.round(costs.officerHour.amount),
    shortage: 20 * (counter + officer) + 1_000_000,
  }
}

/** Names of the figures that are still assumed. */
export function assumedIn(costs: Costs): string[] {
  return Object.entries(costs).flatMap(([name, value]) =>
    JSON.stringify(value).includes('"assumed":true') ? [name] : [],
  )
}
