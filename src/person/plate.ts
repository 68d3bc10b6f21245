/** A vehicle's plate: area, number, series. `BM 1234 XX` */
export type Plate = { readonly area: string; readonly number: string; readonly series: string }

/**
 * Reads bm1234xx, BM 1234 XX, b-1-a: one or two letters, one to four digits without a leading nought, up to three
 * letters (Perpol 7/2021). Undefined when it is none.
 */
export function parsePlate(text: string): Plate | undefined {
  const plain = text.toUpperCase().replaceAll(/[\s.-]/g, '')
  const [, area, number, series] = /^([A-Z]{1,2})([1-9]\d{0,3})([A-Z]{0,3})$/.exec(plain) ?? []
  return area === undefined || number === undefined ? undefined : { area, number, series: series ?? '' }
}

export function writePlate({ area, number, series }: Plate): string {
  return [area, number, series].filter((part) => part !== '').join(' ')
}
