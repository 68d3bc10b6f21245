import { addDays } from '#mall/day.ts'
import type { ServiceVersion } from '#service/read-versions.ts'
import type { ServiceView } from './service-page.tsx'
import { words } from './words.ts'

/** Every published version with its dates. A version never changes, so what was promised on a day can be looked up. */
export function History({
  c,
  service,
  versions,
  version: shown,
}: Pick<ServiceView, 'c' | 'service' | 'versions' | 'version'>) {
  const says = words[c.var.language].service
  return (
    <ul class="history">
      {versions.map((version, i) => (
        <li>
          {version.number === shown.number ? (
            <strong>{says.version(String(version.number))}</strong>
          ) : (
            <a href={addressOf(service, version)}>{says.version(String(version.number))}</a>
          )}
          {`, ${datesOf({ c, service, version, after: versions[i - 1] })}`}
        </li>
      ))}
    </ul>
  )
}

type DatesProps = Pick<ServiceView, 'c' | 'service' | 'version'> & { after: ServiceVersion | undefined }

function datesOf({ c, service, version, after }: DatesProps): string {
  const { language, formats, now } = c.var
  const says = words[language].service
  const from = formats.day(version.validFrom)
  if (version.number === service.versionNumber) return `${says.current}, ${says.since(from)}`
  if (version.validFrom > formats.civilDay(now) || !after) return says.from(from)
  return says.until(from, formats.day(addDays(after.validFrom, -1)))
}

function addressOf(service: ServiceView['service'], version: ServiceVersion): string {
  const page = `/services/${service.code}`
  return version.number === service.versionNumber ? page : `${page}/versions/${version.number}`
}

/** A version that is published and will hold later. */
export function comingVersion(
  { versions, service }: Pick<ServiceView, 'versions' | 'service'>,
  today: string,
): ServiceVersion | undefined {
  return versions.findLast((version) => version.validFrom > today && version.number !== service.versionNumber)
}
