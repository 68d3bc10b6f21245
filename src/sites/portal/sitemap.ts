import type { Directory } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { languages } from '#platform/words.ts'
import { addressOf } from './head.tsx'

type Entry = { readonly path: string; readonly changedOn?: string }

/** Every public page, in both languages, for search engines (sitemaps.org 0.9). */
export function sitemap(c: Ask, directory: Directory): string {
  const entries = entriesOf(directory).map((entry) => entryText(c, entry))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>\n',
  ].join('\n')
}

function entriesOf(directory: Directory): Entry[] {
  return [
    ...['/', '/services', '/mall'].map((path) => ({ path })),
    ...directory.lifeEvents.map(({ code }) => ({ path: `/life/${code}` })),
    ...[...directory.agencies.values()].map(({ code }) => ({ path: `/agencies/${code}` })),
    ...[...directory.services.values()].map(({ code, validFrom }) => ({
      path: `/services/${code}`,
      changedOn: validFrom,
    })),
  ]
}

function entryText(c: Ask, { path, changedOn }: Entry): string {
  const address = escaped(addressOf(c, path))
  const others = languages.map(
    (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}?lang=${language}"/>`,
  )
  return `<url><loc>${address}</loc>${changedOn ? `<lastmod>${changedOn}</lastmod>` : ''}${others.join('')}</url>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Search engines read the public pages; a number's page, screens at work and every possible search are not for them. */
export function robots(c: Ask): string {
  const closed = [
    '/account',
    '/admin',
    '/desk',
    '/device',
    '/display',
    '/floor',
    '/kiosk',
    '/live',
    '/screens',
    '/v/',
    '/services?q=',
  ]
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${addressOf(c, '/sitemap.xml')}`,
    '',
  ].join('\n')
}
