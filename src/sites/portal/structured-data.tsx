import { raw } from 'hono/html'
import { openingOn } from '#mall/opening.ts'
import { isHttps } from '#platform/web/language.ts'
import type { Cost } from '#service/standard.ts'
import type { ServiceView } from './service-page.tsx'

/** The service for search engines and other programs: schema.org GovernmentService. A data block is not a script. */
export function StructuredData({ view }: { view: ServiceView }) {
  return raw(`<script type="application/ld+json">${JSON.stringify(dataOf(view)).replaceAll('<', '\\u003c')}</script>`)
}

function dataOf({ c, directory, agency, service, version }: ServiceView) {
  const { language, mall, formats, now } = c.var
  const site = [...directory.sites.values()][0]
  const { hours } = openingOn(directory.calendar, formats.civilDay(now))
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: version.name[language],
    identifier: service.code,
    url: `${isHttps(c) ? 'https' : 'http'}://${new URL(c.req.url).host}/services/${service.code}`,
    inLanguage: language,
    serviceType: version.name[language],
    keywords: service.words.join(', '),
    serviceOutput: { '@type': 'Thing', name: version.standard.product[language] },
    provider: { '@type': 'GovernmentOrganization', name: agency.name[language], alternateName: agency.shortName },
    areaServed: { '@type': 'AdministrativeArea', name: mall.region },
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceLocation: { '@type': 'GovernmentOffice', name: mall.name[language], address: site?.address[language] },
    },
    ...(hours
      ? {
          hoursAvailable: {
            '@type': 'OpeningHoursSpecification',
            validFrom: formats.civilDay(now),
            validThrough: formats.civilDay(now),
            opens: hours.open,
            closes: hours.close,
          },
        }
      : {}),
    offers: offersOf(version.standard.cost, language),
  }
}

function offersOf(cost: Cost, language: 'id' | 'en') {
  if (cost.kind === 'formula') return undefined
  if (cost.kind === 'table')
    return cost.lines?.map((line) => ({
      '@type': 'Offer',
      name: line.name[language],
      price: line.amount,
      priceCurrency: 'IDR',
    }))
  return { '@type': 'Offer', price: cost.kind === 'free' ? 0 : cost.amount, priceCurrency: 'IDR' }
}
