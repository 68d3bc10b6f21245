import type { MallOfRequest } from '#platform/web/env.ts'
import { Roof } from './icon.tsx'

/** The mall's own emblem beside its name, on a plate so that any colours are seen on any band; without one, the roof. */
export function Emblem({ of: { emblem } }: { of: Pick<MallOfRequest, 'emblem'> }) {
  return emblem ? <img class="emblem" src={emblemPath(emblem.hash)} alt="" /> : <Roof />
}

/** Its name carries its content, so whoever has it keeps it. */
export function emblemPath(hash: string): string {
  return `/emblem/${hash}`
}
