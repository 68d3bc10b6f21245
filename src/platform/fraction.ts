/** An exact number. Indices are rounded once, at the end; 1/9 in floating point would round some of them wrongly. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint }

export function fraction(top: number | bigint, bottom: number | bigint = 1): Fraction {
  if (BigInt(bottom) === 0n) throw new RangeError('divided by nothing')
  return { top: BigInt(top), bottom: BigInt(bottom) }
}

/** `decimal('3.31')` is exactly 331/100; a comma is a decimal point too. Undefined when it is no decimal number. */
export function decimal(text: string): Fraction | undefined {
  const [, whole, part = ''] = /^(\d{1,9})(?:[.,](\d{1,12}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? undefined : fraction(BigInt(whole + part), 10n ** BigInt(part.length))
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return a.bottom === b.bottom
    ? { top: a.top + b.top, bottom: a.bottom }
    : { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom }
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom }
}

export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** Half up, in units of 10^-decimals: `rounded(76605/1000, 2)` is 7661. For numbers that are not negative. */
export function rounded({ top, bottom }: Fraction, decimals: number): number {
  const scaled = top * 10n ** BigInt(decimals)
  return Number((2n * scaled + bottom) / (2n * bottom))
}
