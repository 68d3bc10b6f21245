import type { Rupiah } from './rupiah.ts'

const units = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']
const scales = ['', 'ribu', 'juta', 'miliar', 'triliun', 'kuadriliun']

/** A whole number in Indonesian words, as receipts carry it: 1.111 is `seribu seratus sebelas`. */
export function terbilang(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no whole number`)
  if (number === 0) return 'nol'
  const groups: string[] = []
  for (let [rest, scale] = [number, 0]; rest > 0; rest = Math.floor(rest / 1000), scale++) {
    const group = rest % 1000
    if (group > 0) groups.unshift(scaled(group, scales[scale] ?? ''))
  }
  return groups.join(' ')
}

/** `tujuh puluh lima ribu rupiah` */
export function terbilangRupiah(amount: Rupiah): string {
  return `${terbilang(amount)} rupiah`
}

function scaled(group: number, scale: string): string {
  if (group === 1 && scale === 'ribu') return 'seribu'
  return scale === '' ? belowThousand(group) : `${belowThousand(group)} ${scale}`
}

function belowThousand(number: number): string {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  const parts = []
  if (hundreds > 0) parts.push(hundreds === 1 ? 'seratus' : `${units[hundreds]} ratus`)
  if (rest > 0) parts.push(belowHundred(rest))
  return parts.join(' ')
}

function belowHundred(number: number): string {
  if (number < 10) return units[number] ?? ''
  if (number === 10) return 'sepuluh'
  if (number === 11) return 'sebelas'
  if (number < 20) return `${units[number - 10]} belas`
  const ones = number % 10
  return `${units[Math.floor(number / 10)]} puluh${ones === 0 ? '' : ` ${units[ones]}`}`
}
