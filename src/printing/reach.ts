import { BlockList, isIP } from 'node:net'

/** Which printers the house may connect to: settings decide, not whoever types an address. */
export type Reach = {
  /** This machine itself; in production only by a setting, since other services listen here. */
  readonly loopback: boolean
  /** Any port of this machine: for demonstrations and tests. */
  readonly anyPortOfLoopback: boolean
}

/** Raw printing listens on 9100; print servers with several sockets on those after it. */
export const printerPorts = { first: 9100, last: 9109 } as const

const building = new BlockList()
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  building.addSubnet(network, bits, 'ipv4')
building.addSubnet('fc00::', 7, 'ipv6')

const itself = new BlockList()
itself.addSubnet('127.0.0.0', 8, 'ipv4')
itself.addAddress('::1', 'ipv6')

export type ReachFault = 'address' | 'port'

/**
 * Undefined when the house may connect there. Addresses of the mall's own network, written as numbers (a name could
 * mean another address tomorrow), and the ports of printers: the page of a printer is no way to knock on other doors.
 */
export function reachFault(address: string, port: number, reach: Reach): ReachFault | undefined {
  const family = isIP(address)
  if (family === 0) return 'address'
  const kind = family === 4 ? 'ipv4' : 'ipv6'
  const isItself = itself.check(address, kind)
  if (isItself ? !reach.loopback : !building.check(address, kind)) return 'address'
  if (isItself && reach.anyPortOfLoopback) return port >= 1024 && port <= 65_535 ? undefined : 'port'
  return port >= printerPorts.first && port <= printerPorts.last ? undefined : 'port'
}
