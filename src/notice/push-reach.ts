import { BlockList, isIP } from 'node:net'

/** Which push services the house may connect to: settings decide, not whoever sends an address. */
export type PushReach = {
  /** Names of hosts; `*.push.apple.com` is every name below. Empty: nobody is told by push. */
  readonly services: readonly string[]
  /** This machine itself, on any port and in the clear: for demonstrations and tests. */
  readonly loopback: boolean
}

/** Those of Chrome and Android, Firefox, Safari, Edge. */
export const knownServices = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  '*.push.apple.com',
  '*.notify.windows.com',
] as const

const longest = 1_000

/** Whether the house would send to this address: a browser may be made to hand in any address. */
export function isPushAddress(address: string, { services, loopback }: PushReach): boolean {
  const url = address.length <= longest ? URL.parse(address) : null
  if (!url || url.username || url.password || url.hash) return false
  if (loopback && url.hostname === '127.0.0.1') return true
  if (url.protocol !== 'https:' || url.port !== '' || isIP(url.hostname) !== 0) return false
  return services.some((service) =>
    service.startsWith('*.') ? url.hostname.endsWith(service.slice(1)) : url.hostname === service,
  )
}

const special = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(network, bits, 'ipv4')
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')
const notGlobal = new BlockList()
// Tunnels and documentation: 2002:: and 2001:: carry an IPv4 address inside that nobody has looked at.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notGlobal.addSubnet(network, bits, 'ipv6')

/** Whether a name led to the public internet (IANA's special-purpose registries): a name may be turned to inside. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special.check(address, 'ipv4')
  return family === 6 && global.check(address, 'ipv6') && !notGlobal.check(address, 'ipv6')
}
