import type { Ask } from '#platform/web/env.ts'
import { idFrom } from '#platform/web/id-in.ts'

/**
 * What the information desk looks at: all of it stands in the address, so that going back is going back, a page can be
 * sent to a colleague, and nothing of a visitor is kept.
 */
export type Asked = {
  /** A number, or everyday words. */
  readonly typed: string
  readonly serviceId: number | undefined
  readonly visitId: number | undefined
  /** The next service that is chosen is for the number that is shown. */
  readonly isAdding: boolean
  /** Services put aside for one number, in their order. */
  readonly order: readonly number[]
  /** About when somebody took a number: 09:30. */
  readonly around: string | undefined
}

export const nothingAsked: Asked = {
  typed: '',
  serviceId: undefined,
  visitId: undefined,
  isAdding: false,
  order: [],
  around: undefined,
}

export function askedOf(c: Ask): Asked {
  const around = c.req.query('around') ?? ''
  return {
    typed: c.req.query('q')?.trim().slice(0, 80) ?? '',
    serviceId: idFrom(c.req.query('service')),
    visitId: idFrom(c.req.param('visit')),
    isAdding: c.req.query('add') === '1',
    order: [...new Set((c.req.queries('order') ?? []).flatMap((one) => idFrom(one) ?? []))].slice(0, 5),
    around: /^([01]\d|2[0-3]):[0-5]\d$/.test(around) ? around : undefined,
  }
}

export function addressOf({ typed, serviceId, visitId, isAdding, order, around }: Asked): string {
  const query = new URLSearchParams()
  if (typed) query.set('q', typed)
  if (serviceId) query.set('service', String(serviceId))
  if (isAdding) query.set('add', '1')
  for (const one of order) query.append('order', String(one))
  if (around) query.set('around', around)
  const path = visitId ? `/desk/info/visits/${visitId}` : '/desk/info'
  return query.size > 0 ? `${path}?${query}` : path
}
