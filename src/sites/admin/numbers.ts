import { z } from 'zod'

/** A whole number that was really typed: a blank box is not a nought. */
export function wholeNumber(least: number, most: number) {
  return z
    .string('range')
    .trim()
    .regex(/^\d{1,9}$/, 'range')
    .transform(Number)
    .refine((value) => value >= least && value <= most, 'range')
}

/** With a decimal point or comma. */
export function decimalNumber(least: number, most: number) {
  return z
    .string('range')
    .trim()
    .regex(/^\d{1,6}([.,]\d{1,3})?$/, 'range')
    .transform((text) => Number(text.replace(',', '.')))
    .refine((value) => value >= least && value <= most, 'range')
}

/** The number of a thing of ours, chosen from a list. */
export function chosenId() {
  return z
    .string('missing')
    .regex(/^\d{1,15}$/, 'missing')
    .transform(Number)
}
