import { raw } from 'hono/html'
import { asset } from '#platform/assets.ts'
import { cameFrom } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { languageOf } from '#platform/web/language.ts'
import { accentPath } from './accent.ts'
import { awayWords } from './away-words.ts'
import { Roof } from './icon.tsx'
import type { Face } from './page.tsx'

/** Where the reader stands, which says what to do meanwhile. */
type Place = keyof (typeof awayWords)['id']['what']
type Standing = { readonly place: Place; readonly face: Face }

const standings: Readonly<Record<string, Standing>> = {
  v: { place: 'phone', face: 'public' },
  kiosk: { place: 'kiosk', face: 'kiosk' },
  display: { place: 'hall', face: 'hall' },
  screens: { place: 'hall', face: 'hall' },
  desk: { place: 'desk', face: 'work' },
  floor: { place: 'work', face: 'work' },
  admin: { place: 'work', face: 'work' },
}

/**
 * While the database is away nothing is known, not even which mall this is: a page that needs only the request. It comes
 * back by itself, with a script and without. What was posted is not sent again by itself: whether it was carried out is
 * not known, and the person looks first. A kiosk goes home: whoever pressed has been sent to the information desk.
 */
export function awayPage(c: Ask): Response | Promise<Response> {
  const language = languageOf(c)
  const says = awayWords[language]
  const { place, face } = standings[c.req.path.split('/')[1] ?? ''] ?? { place: 'public', face: 'public' }
  const isPosted = c.req.method === 'POST'
  const { pathname, search } = new URL(c.req.url)
  const here = isPosted ? (cameFrom(c) ?? '/') : `${pathname}${search}`
  const to = place === 'kiosk' ? '/kiosk' : here
  const returns = !isPosted || place === 'kiosk'
  c.header('cache-control', 'no-store')
  c.status(503)
  return c.html(
    <>
      {raw('<!doctype html>')}
      <html lang={language} data-face={face}>
        <head>
          <meta charset="utf-8" />
          <title>{says.title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <link rel="stylesheet" href={asset('base')} />
          {c.var.mall?.accent && <link rel="stylesheet" href={accentPath(c.var.mall.accent)} />}
          {face === 'kiosk' && <link rel="stylesheet" href={asset('kiosk')} />}
          {returns && <script type="module" src={asset('away.client')} />}
          {returns && (
            <noscript>
              <meta http-equiv="refresh" content={`30;url=${to}`} />
            </noscript>
          )}
        </head>
        <body class="house-away" data-to={to}>
          <MallName name={c.var.mall?.name[language]} />
          <main class="inner">
            <h1>{says.title}</h1>
            <p>{says.what[place]}</p>
            <p>{returns ? says.again : says.posted}</p>
            {place !== 'hall' && (
              <div class="buttons">
                <a class="button" href={to}>
                  <span>{returns ? says.now : says.back}</span>
                </a>
              </div>
            )}
          </main>
        </body>
      </html>
    </>,
  )
}

/** Its name, where it has been read before; its emblem lies in the database. */
function MallName({ name }: { name: string | undefined }) {
  return (
    <header class="band masthead">
      <div class="inner">
        <p class="home">
          <Roof />
          {name && <span>{name}</span>}
        </p>
      </div>
    </header>
  )
}
