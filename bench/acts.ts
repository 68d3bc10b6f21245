import { AsyncLocalStorage } from 'node:async_hooks'
import type { Asked, Got } from './load.ts'

/** Somebody with a cookie: a kiosk, an officer at a counter with the service that its queue is for. */
export type Hand = { readonly kiosk: string; readonly officer: string; readonly sign: string; readonly serviceCode: string; readonly serviceId: number }
type Ask = (asked: Asked) => Promise<Got>

/** What an act leaves for the next: the legs that stand at the counter. */
export type Standing = { legId: number }[]

/** Which client a statement belongs to, so that a trace keeps each client's order. */
export const clientOf = new AsyncLocalStorage<number>()

/** The acts that a hall does all day. Each is one client's list; `standing` carries who was called to who is finished. */
export const hallActs = [
  {
    name: 'take a number',
    run: async (ask: Ask, hand: Hand, times: number): Promise<Got[]> =>
      each(times, () => ask({ method: 'POST', path: '/kiosk/numbers', body: { services: [hand.serviceCode] }, cookie: hand.kiosk })),
  },
  {
    name: 'call next, start, finish',
    run: async (ask: Ask, hand: Hand, times: number): Promise<Got[]> => {
      const got: Got[] = []
      for (let i = 0; i < times; i++) {
        const called = await ask({ method: 'POST', path: `/desk/${hand.sign}/calls`, body: {}, cookie: hand.officer })
        const legId = (JSON.parse(called.body) as { done?: { legId: number } }).done?.legId
        if (legId === undefined) throw new Error(`nobody was called at counter ${hand.sign}: ${called.body.slice(0, 200)}`)
        got.push(called)
        got.push(await ask({ method: 'POST', path: `/desk/${hand.sign}/starts`, body: { leg: legId }, cookie: hand.officer }))
        got.push(await ask({ method: 'POST', path: `/desk/${hand.sign}/outcomes`, body: { leg: legId, service: hand.serviceId, outcome: 'issued', then: 'rest' }, cookie: hand.officer }))
      }
      return got
    },
  },
] as const

async function each(times: number, act: () => Promise<Got>): Promise<Got[]> {
  const got: Got[] = []
  for (let i = 0; i < times; i++) got.push(await act())
  return got
}
