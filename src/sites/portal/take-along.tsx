import type { Directory, Service } from '#directory/directory.ts'
import { relatedServices } from '#directory/related.ts'
import type { Ask } from '#platform/web/env.ts'
import { alongWords } from './along-words.ts'
import { ServiceList } from './services-page.tsx'

type Props = { c: Ask; directory: Directory; service: Service }

/** The page on paper or on another telephone. Only a script can print and share, so it shows the buttons. */
export function TakeAlong({ c, service }: Pick<Props, 'c' | 'service'>) {
  const says = alongWords[c.var.language]
  return (
    <div class="along">
      <img
        src={`/services/${service.code}/qr.svg`}
        width="132"
        height="132"
        alt={says.qr(service.name[c.var.language])}
      />
      <div>
        <p class="small quiet">{says.scan}</p>
        <div class="buttons">
          <button type="button" class="button secondary" id="print" hidden>
            {says.print}
          </button>
          <button type="button" class="button secondary" id="share" hidden>
            {says.share}
          </button>
        </div>
      </div>
    </div>
  )
}

/** What people who need this service often need as well. */
export function Related({ c, directory, service }: Props) {
  const services = relatedServices(directory, service)
  if (services.length === 0) return null
  return (
    <section class="related">
      <h2>{alongWords[c.var.language].related}</h2>
      <ServiceList c={c} services={services} agencyOf={(one) => directory.agencies.get(one.agencyId)?.shortName} />
    </section>
  )
}
