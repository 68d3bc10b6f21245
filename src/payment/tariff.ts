import { holds } from '#platform/dated.ts'
import { Refused } from '#platform/refused.ts'
import { type Rupiah, rupiah } from './rupiah.ts'
import { type Price, type Tariff, tariffs } from './tariff-table.ts'

/** What a price may depend on. */
export type Circumstances = {
  /** Square metres, of land to be measured. */
  readonly area?: number
  /** Rupiah, the yearly unit cost of measuring of the region (HSBKu). */
  readonly unitCost?: number
  /** Rupiah, the value of the land. */
  readonly landValue?: number
  /** Rupiah, what an acquisition is worth and what of it is free of tax. */
  readonly acquired?: number
  readonly exempt?: number
}

/**
 * What a service costs on a day (2026-11-23), in rupiah; several codes add up: a passport and its same-day service.
 * @throws Refused tariff.none with the code and day, tariff.needs with what the formula still lacks.
 */
export function priceOf(
  codes: readonly string[],
  day: string,
  circumstances: Circumstances = {},
  table: readonly Tariff[] = tariffs,
): Rupiah {
  return rupiah(codes.reduce((sum, code) => sum + amountOf(tariffOn(code, day, table), circumstances), 0))
}

/** @throws Refused tariff.none when no tariff of that code holds on the day. */
export function tariffOn(code: string, day: string, table: readonly Tariff[] = tariffs): Tariff {
  const found = table.find((one) => one.code === code && holds(one, day))
  if (!found) throw new Refused('tariff.none', { code, day })
  return found
}

function amountOf({ code, price }: Tariff, given: Circumstances): number {
  const need = (name: keyof Circumstances): number => {
    const value = given[name]
    if (value === undefined || !Number.isFinite(value) || value < 0)
      throw new Refused('tariff.needs', { code, what: name })
    return value
  }
  return Math.round(byKind(price, code, need))
}

function byKind(price: Price, code: string, need: (name: keyof Circumstances) => number): number {
  switch (price.kind) {
    case 'fixed':
      return price.amount
    case 'measuring':
      if (need('area') > price.mostArea) throw new Refused('tariff.none', { code, day: `> ${price.mostArea} m2` })
      return (need('area') / price.perArea) * need('unitCost') + price.plus
    case 'shareOfLand':
      return need('landValue') / price.divisor + price.plus
    case 'acquisition':
      return Math.max(0, need('acquired') - need('exempt')) * price.share
  }
}
