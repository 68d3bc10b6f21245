import type { Door } from '#account/sign-in/door.ts'
import { networkOf } from '#account/sign-in/door.ts'
import type { Vault } from '#account/vault.ts'
import type { Ask } from '#platform/web/env.ts'
import { knownTokens } from './cookies.ts'

/** The door that this request stands at. */
export function doorOf(c: Ask, vault: Vault): Door {
  const browser = {
    network: networkOf(c.var.clientAddress),
    knownTokens: knownTokens(c),
    name: browserName(c.req.header('user-agent') ?? ''),
  }
  return { vault, browser, now: c.var.now, phoneNow: c.var.phoneNow }
}

const programs = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const systems = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** Coarse on purpose: enough to know the own sessions by, too little to follow anybody with. */
export function browserName(userAgent: string): string {
  const first = (of: readonly (readonly [RegExp, string])[]) => of.find(([shape]) => shape.test(userAgent))?.[1]
  return [first(programs), first(systems)].filter(Boolean).join(', ')
}
