import type { Directory, Site } from '#directory/directory.ts'
import { addDays } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Cost } from '#service/standard.ts'
import { addressOf, breadcrumbData } from './head.tsx'
import type { ServiceView } from './service-page.tsx'
import { words } from './words.ts'

/** The service as GovernmentService, and its place on the site. */
export function serviceData(view: ServiceView): object {
  const { c, agency, service, version } = view
  const { language } = c.var
  const crumbs = [
    { path: '/', name: c.var.mall.shortName },
    { path: `/agencies/${agency.code}`, name: agency.shortName },
    { path: `/services/${service.code}`, name: version.name[language] },
  ]
  return { '@graph': [governmentService(view), breadcrumbData(c, crumbs)] }
}

function governmentService({ c, directory, agency, service, version }: ServiceView): object {
  const { language, mall } = c.var
  return {
    '@type': 'GovernmentService',
    name: version.name[language],
    identifier: service.code,
    url: addressOf(c, `/services/${service.code}`),
    inLanguage: language,
    serviceType: version.name[language],
    keywords: service.words.join(', '),
    serviceOutput: { '@type': 'Thing', name: version.standard.product[language] },
    provider: { '@type': 'GovernmentOrganization', name: agency.name[language], alternateName: agency.shortName },
    areaServed: { '@type': 'AdministrativeArea', name: mall.region },
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceLocation: {
        '@type': 'GovernmentOffice',
        name: mall.name[language],
        address: [...directory.sites.values()][0]?.address[language],
      },
    },
    hoursAvailable: hoursOf(c, directory),
    offers: offersOf(version.standard.cost, language),
  }
}

/** The mall as GovernmentOffice: where it is, when it is open in the coming days, what one finds there. */
export function officeData(c: Ask, directory: Directory): object {
  const { language, mall } = c.var
  const sites = [...directory.sites.values()]
  return {
    '@graph': sites.map((site) => ({
      '@type': 'GovernmentOffice',
      name: sites.length > 1 ? `${mall.name[language]}, ${site.name[language]}` : mall.name[language],
      alternateName: mall.shortName,
      url: addressOf(c, '/mall'),
      address: {
        '@type': 'PostalAddress',
        streetAddress: site.address[language],
        addressRegion: mall.region,
        addressCountry: 'ID',
      },
      geo: geoOf(site),
      amenityFeature: amenitiesOf(site, language),
      openingHoursSpecification: hoursOf(c, directory),
    })),
  }
}

function geoOf({ visiting: { place } }: Site): object | undefined {
  return place && { '@type': 'GeoCoordinates', latitude: place.latitude, longitude: place.longitude }
}

/** Only what somebody has looked at is told to other programs. */
function amenitiesOf({ visiting }: Site, language: 'id' | 'en'): object[] | undefined {
  return visiting.facilities
    ?.filter(({ isAssumed }) => !isAssumed)
    .map(({ kind }) => ({
      '@type': 'LocationFeatureSpecification',
      name: words[language].visiting.facility[kind],
      value: true,
    }))
}

const daysAhead = 14

/** Each day by itself, so that holidays, Fridays and Ramadan are right; a closed day opens and closes at midnight. */
function hoursOf(c: Ask, directory: Directory): object[] {
  const today = c.var.formats.civilDay(c.var.now)
  return Array.from({ length: daysAhead }, (_, i) => {
    const day = addDays(today, i)
    const { hours } = openingOn(directory.calendar, day)
    return {
      '@type': 'OpeningHoursSpecification',
      validFrom: day,
      validThrough: day,
      opens: hours?.open ?? '00:00',
      closes: hours?.close ?? '00:00',
    }
  })
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
