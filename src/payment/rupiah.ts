/** Money in whole rupiah. Sen are out of use; a fraction is a mistake of somebody's. */
export type Rupiah = number & { readonly __rupiah: true }

/** @throws RangeError for fractions, negative amounts and more than 2^53. */
export function rupiah(amount: number): Rupiah {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is no amount of rupiah`)
  return amount as Rupiah
}

/** `Rp75.000` */
export function writeRupiah(amount: Rupiah): string {
  return `Rp${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.')}`
}

/** Reads Rp75.000, 75.000, 75000, Rp 75.000,00; undefined for anything else, so that nothing is guessed. */
export function parseRupiah(text: string): Rupiah | undefined {
  const [, number] = /^(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(?:00|-))?$/i.exec(text.trim()) ?? []
  const amount = Number(number?.replaceAll('.', ''))
  return number !== undefined && Number.isSafeInteger(amount) ? (amount as Rupiah) : undefined
}
