import { availabilityOf } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { serviceByCode } from '#directory/find-services.ts'
import type { Ask } from '#platform/web/env.ts'
import { mostServices } from '#visit/take-number.ts'

/**
 * What the person at the kiosk has chosen so far. It travels in the addresses of the pages, so nothing of one visitor
 * is left for the next.
 */
export type Choice = { readonly services: readonly Service[]; readonly order: Order }
/** The best by the present waits; wherever a counter calls first; or one after the other as listed. */
export type Order = 'best' | 'any' | 'listed'
const orders: readonly Order[] = ['best', 'any', 'listed']

export function choiceOf(c: Ask, directory: Directory): Choice {
  const codes = [...new Set(c.req.queries('s') ?? [])]
  const services = codes.flatMap((code) => serviceByCode(directory, code) ?? []).slice(0, mostServices)
  const asked = orders.find((order) => order === c.req.query('order'))
  return { services, order: services.length > 1 ? (asked ?? 'best') : 'best' }
}

/** The same choice with a service more; at the end, or before the one that needs it. */
export function withService(choice: Choice, service: Service): Choice {
  return choice.services.includes(service) ? choice : { ...choice, services: [...choice.services, service] }
}

/** First the paper, then the service that asks for it. */
export function withPaperFirst(choice: Choice, paper: Service, service: Service): Choice {
  const others = choice.services.filter((one) => one !== paper && one !== service)
  return { services: [...others, paper, service], order: 'best' }
}

export function withoutService(choice: Choice, service: Service): Choice {
  const services = choice.services.filter((one) => one !== service)
  return { services, order: services.length > 1 ? choice.order : 'best' }
}

/** An address in the kiosk that carries the choice along. */
export function kioskPath(path: string, choice: Choice, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(choice.services.map((service) => ['s', service.code]))
  if (choice.order !== 'best') query.set('order', choice.order)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  const text = query.toString()
  return `/kiosk${path}${text && `?${text}`}`
}

/** Those of the choice for which no numbers are given now. */
export function unavailableIn(choice: Choice, directory: Directory, now: Date) {
  return choice.services.flatMap((service) => {
    const availability = availabilityOf(directory, service, now)
    return availability.state === 'open' ? [] : [{ service, availability }]
  })
}
