import regions from './regions.json' with { type: 'json' }

/** Names of a province and a regency or city; undefined where the code is not in the list. */
export type Region = {
  readonly code: string
  readonly province: string | undefined
  readonly regency: string | undefined
  readonly warnings: readonly ('unknownProvince' | 'unknownRegency')[]
}

/** Where the names come from and when, to be shown with them. */
export const regionsSource = { source: regions.source, date: regions.date }

const provinces = new Map(Object.entries(regions.provinces))
const regencies = new Map(Object.entries(regions.regencies))

/** The region of the first four digits of a NIK or KK: `regionOf('1471')` is Riau, Kota Pekanbaru. */
export function regionOf(code: string): Region {
  const province = provinces.get(code.slice(0, 2))
  const regency = regencies.get(code)
  if (!province) return { code, province, regency, warnings: ['unknownProvince'] }
  return { code, province, regency, warnings: regency ? [] : ['unknownRegency'] }
}
