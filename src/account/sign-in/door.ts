import { isIPv6 } from 'node:net'
import type { Tx } from '#platform/database.ts'
import { hashToken } from '../token.ts'
import type { Vault } from '../vault.ts'
import * as store from './store.ts'

/**
 * Where somebody comes in: what opens sealed secrets, what the browser tells of itself, and when. `phoneNow`: what
 * telephones show, where that is another time than the house's.
 */
export type Door = { readonly vault: Vault; readonly browser: Browser; readonly now: Date; readonly phoneNow?: Date }

export type Browser = {
  readonly network: string
  /** Tokens that this browser was given by persons who signed in with it before. */
  readonly knownTokens: readonly string[]
  /** 'Chrome, Windows': by which people know their own sessions. */
  readonly name: string
}

/** Where a try comes from: its network, and the marks of the browser by the person who has signed in there before. */
export type Place = { readonly network: string; readonly browsers: ReadonlyMap<number, string> }

export async function placeOf(tx: Tx, { network, knownTokens }: Browser): Promise<Place> {
  const known = await store.readBrowsers(tx, knownTokens.map(hashToken))
  return { network, browsers: new Map(known.map(({ mark, staffId }) => [staffId, mark])) }
}

/** One connection of one household or office: an IPv4 address, or the /56 that a provider gives with IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const groups = plain.includes('::')
    ? [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
    : before
  const [a, b, c, d] = groups.map((group) => Number.parseInt(group, 16))
  return [a, b, c, (d ?? 0) & 0xff00].map((group) => (group ?? 0).toString(16)).join(':')
}
