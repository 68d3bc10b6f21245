import type { Staff } from '#platform/actor.ts'

/** A path of this house, from an address that came with the request; anything else is undefined. */
export function ownPath(wanted: string | undefined): string | undefined {
  if (!wanted?.startsWith('/') || wanted.length > 500) return undefined
  const here = 'http://house.invalid'
  const url = URL.parse(wanted, here)
  // `//evil.example` and `/\evil.example` begin with a slash and lead away.
  return url?.origin === here && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : undefined
}

/** Where somebody's work is. */
export function workOf({ roles }: Staff): string {
  if (roles.includes('officer')) return '/desk'
  if (['manager', 'evaluator'].some((role) => roles.includes(role))) return '/floor'
  if (roles.includes('information')) return '/desk/info'
  return ['coordinator', 'technician'].some((role) => roles.includes(role)) ? '/admin' : '/account'
}
