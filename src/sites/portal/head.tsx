import { raw } from 'hono/html'
import type { Ask } from '#platform/web/env.ts'
import { isHttps } from '#platform/web/language.ts'

/** The public address of a path of this house, as the reader came to it. */
export function addressOf(c: Ask, path: string): string {
  return `${isHttps(c) ? 'https' : 'http'}://${new URL(c.req.url).host}${path}`
}

/** The one address of a page, the same in the other language, and how it looks where it is shared. */
export function PublicHead({
  c,
  path,
  title,
  description,
}: {
  c: Ask
  path: string
  title: string
  description: string
}) {
  const { language, mall } = c.var
  const address = addressOf(c, path)
  return (
    <>
      <link rel="canonical" href={language === 'id' ? address : `${address}?lang=${language}`} />
      <link rel="alternate" hreflang="id" href={`${address}?lang=id`} />
      <link rel="alternate" hreflang="en" href={`${address}?lang=en`} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={mall.name[language]} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address} />
      <meta property="og:locale" content={language === 'id' ? 'id_ID' : 'en_GB'} />
    </>
  )
}

/** Facts for search engines and other programs, in the vocabulary of schema.org. A data block is not a script. */
export function StructuredData({ data }: { data: object }) {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
  return raw(`<script type="application/ld+json">${text}</script>`)
}

export type Crumb = { readonly path: string; readonly name: string }

/** Where a page stands, from the front page down. */
export function breadcrumbData(c: Ask, crumbs: readonly Crumb[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ path, name }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: addressOf(c, path),
    })),
  }
}
