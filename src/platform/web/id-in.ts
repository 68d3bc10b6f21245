import { NotFound } from '#platform/refused.ts'
import type { Ask } from './env.ts'

/** The number in the address, with which the database may be asked; anything else is an address that does not exist. */
export function idIn(c: Ask, name = 'id'): number {
  const id = idFrom(c.req.param(name))
  if (id === undefined) throw new NotFound()
  return id
}

/** A number as rows have it; undefined for every other text. */
export function idFrom(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}
