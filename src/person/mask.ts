/**
 * What a list may show of a number: `maskNumber('1471015708850003')` is 147101******0003. The ends say enough to find
 * the paper; the middle, which is a birth date, is nobody's business (UU 27/2022).
 */
export function maskNumber(digits: string, first = 6, last = 4): string {
  if (digits.length <= first + last) return '*'.repeat(digits.length)
  return digits.slice(0, first) + '*'.repeat(digits.length - first - last) + digits.slice(-last)
}

/** +628123****90: the operator and the last two, enough to ask “is it the one that ends in 90?” */
export function maskPhone(e164: string): string {
  return maskNumber(e164, 7, 2)
}
