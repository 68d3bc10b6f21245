/** How a price is made. Amounts in rupiah, areas in square metres. */
export type Price =
  | { readonly kind: 'fixed'; readonly amount: number }
  /** (area / perArea x unit cost) + plus, up to mostArea (PP 128/2015, Lampiran). */
  | { readonly kind: 'measuring'; readonly perArea: number; readonly plus: number; readonly mostArea: number }
  /** land value / divisor + plus. */
  | { readonly kind: 'shareOfLand'; readonly divisor: number; readonly plus: number }
  /** A share of what lies above the exempt part (BPHTB, UU 1/2022). */
  | { readonly kind: 'acquisition'; readonly share: number }

export type Tariff = {
  readonly code: string
  readonly price: Price
  readonly basis: string
  readonly validFrom: string
  readonly validUntil: string | null
  /** Not read in an official text. */
  readonly assumed: boolean
}

const fixed = (code: string, amount: number, basis: string, validFrom: string, assumed = false): Tariff => ({
  code,
  price: { kind: 'fixed', amount },
  basis,
  validFrom,
  validUntil: null,
  assumed,
})

const police = 'PP 76/2020'
const policeFrom = '2020-12-21'
const passport = 'PP 45/2024'
const passportFrom = '2024-12-17'

/** Tariffs that the law fixes for the whole country, by date. A change is a new row and an end date for the old. */
export const tariffs: readonly Tariff[] = [
  fixed('adminduk', 0, 'UU 24/2013 Pasal 79A', '2013-12-24'),
  fixed('sim-a-new', 120_000, police, policeFrom),
  fixed('sim-b-new', 120_000, police, policeFrom),
  fixed('sim-c-new', 100_000, police, policeFrom),
  fixed('sim-d-new', 50_000, police, policeFrom),
  fixed('sim-a-renew', 80_000, police, policeFrom),
  fixed('sim-b-renew', 80_000, police, policeFrom),
  fixed('sim-c-renew', 75_000, police, policeFrom),
  fixed('sim-d-renew', 30_000, police, policeFrom),
  fixed('sim-international-new', 250_000, police, policeFrom),
  fixed('sim-international-renew', 225_000, police, policeFrom),
  fixed('skck', 30_000, police, policeFrom),
  fixed('stnk-motorcycle', 100_000, police, policeFrom),
  fixed('stnk-car', 200_000, police, policeFrom),
  fixed('tnkb-motorcycle', 60_000, police, policeFrom),
  fixed('tnkb-car', 100_000, police, policeFrom),
  fixed('bpkb-motorcycle', 225_000, police, policeFrom),
  fixed('bpkb-car', 375_000, police, policeFrom),
  fixed('passport-5', 350_000, passport, passportFrom),
  fixed('passport-10', 650_000, passport, passportFrom),
  fixed('e-passport-5', 650_000, passport, passportFrom),
  fixed('e-passport-10', 950_000, passport, passportFrom),
  fixed('passport-same-day', 1_000_000, passport, passportFrom),
  fixed('passport-lost', 1_000_000, passport, passportFrom),
  fixed('passport-damaged', 500_000, passport, passportFrom),
  fixed('marriage-at-kua', 0, 'PP 59/2018', '2018-12-27'),
  fixed('marriage-elsewhere', 600_000, 'PP 59/2018', '2018-12-27'),
  fixed('land-check', 50_000, 'PP 128/2015', '2015-12-28', true),
  fixed('land-roya', 50_000, 'PP 128/2015', '2015-12-28', true),
  {
    code: 'land-measuring',
    price: { kind: 'measuring', perArea: 500, plus: 100_000, mostArea: 100_000 },
    basis: 'PP 128/2015',
    validFrom: '2015-12-28',
    validUntil: null,
    assumed: false,
  },
  {
    code: 'land-transfer',
    price: { kind: 'shareOfLand', divisor: 1000, plus: 50_000 },
    basis: 'PP 128/2015',
    validFrom: '2015-12-28',
    validUntil: null,
    assumed: true,
  },
  {
    code: 'bphtb',
    price: { kind: 'acquisition', share: 0.05 },
    basis: 'UU 1/2022 Pasal 47; Perda PDRD',
    validFrom: '2024-01-05',
    validUntil: null,
    assumed: true,
  },
]
