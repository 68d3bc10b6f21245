import type { Directory, Service } from './directory.ts'
import { serviceByCode } from './find-services.ts'

const most = 5

/**
 * Services that somebody with this one may need too, nearest first: where its papers are made, what goes with it in a
 * life event, and what needs its result as a paper. At most five, itself never.
 */
export function relatedServices(directory: Directory, service: Service): Service[] {
  const needed = service.standard.requirements.flatMap(({ obtainAt }) => obtainAt ?? [])
  const together = directory.lifeEvents
    .map(({ steps }) => steps.map((step) => step.service))
    .filter((codes) => codes.includes(service.code))
    .flat()
  const needing = [...directory.services.values()].filter(({ standard }) =>
    standard.requirements.some(({ obtainAt }) => obtainAt === service.code),
  )
  const codes = [...needed, ...together, ...needing.map(({ code }) => code)]
  return [...new Set(codes)]
    .flatMap((code) => serviceByCode(directory, code) ?? [])
    .filter(({ id }) => id !== service.id)
    .slice(0, most)
}
