import { asset } from '#platform/assets.ts'
import { cameFrom } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import type { Fault } from '#platform/web/error-edge.ts'
import { languages } from '#platform/words.ts'
import { ButtonLink, Buttons } from './button.tsx'
import { type Face, type PageOptions, page } from './page.tsx'
import { words } from './words.ts'

/** Where the reader stands: a refusal at a kiosk is said in a kiosk's size, and leads back to the kiosk. */
export type Standing = { readonly face: Face; readonly home: string; readonly leads?: readonly Lead[] }
/** Where else somebody can go whom this house knows: the first is the main one. */
export type Lead = { readonly href: string; readonly text: string }

/** The page of a refusal, a missing page or a fault: what happened, and what to do now. */
export async function faultPage(c: Ask, fault: Fault, standing?: Standing): Promise<Response> {
  if (!c.var.formats) return barePage(c, fault)
  const { face, home, leads = [] } = standing ?? { face: 'public', home: '/' }
  const says = words[c.var.language]
  const status = fault.status as NonNullable<PageOptions['status']>
  const title = titleOf(fault, says.faults)
  const back = c.req.method === 'POST' ? cameFrom(c) : undefined
  const ways = [
    ...(back ? [{ href: back, text: says.back }] : []),
    ...(leads.length > 0 ? leads : [{ href: home, text: says.home }]),
  ]
  return await page(
    c,
    { title, status, face },
    <>
      <h1>{title}</h1>
      <p>{fault.sentence ?? fault.key}</p>
      {fault.reference && (
        <>
          <p>
            {says.reference} <strong class="nowrap">{fault.reference}</strong>
          </p>
          <p class="quiet">{says.referenceHelp}</p>
        </>
      )}
      <Buttons>
        {ways.map(({ href, text }, index) => (
          <ButtonLink href={href} kind={index === 0 && href !== home ? 'main' : 'secondary'}>
            {text}
          </ButtonLink>
        ))}
      </Buttons>
    </>,
  )
}

/** Before it is known which mall and which language: the database is away, or no mall has been set up. */
function barePage(c: Ask, fault: Fault): Response | Promise<Response> {
  const isBeingSetUp = fault.key === 'noMallYet'
  const title = isBeingSetUp ? words.id.setUp.title : titleOf(fault, words.id.faults)
  c.status(fault.status)
  return c.html(
    <html lang="id" data-face="public">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href={asset('base')} />
      </head>
      <body>
        <main class="inner">
          <h1>{title}</h1>
          {isBeingSetUp ? <SetUp /> : <p>{fault.sentence ?? fault.key}</p>}
          {fault.reference && (
            <p>
              {words.id.reference} <strong class="nowrap">{fault.reference}</strong>
            </p>
          )}
        </main>
      </body>
    </html>,
  )
}

const firstCommands = [
  'npx pendopo mall import ../siak',
  'npx pendopo staff add manajer --name "Siti R." --role manager --mall siak',
]

/** The first start of an installation: what comes next, in every language, since nobody's is known here. */
function SetUp() {
  return (
    <>
      {languages.map((language) => (
        <div lang={language}>
          <p>{words[language].setUp.about}</p>
          <p>{words[language].setUp.how}</p>
        </div>
      ))}
      {firstCommands.map((command) => (
        <p>
          <code>{command}</code>
        </p>
      ))}
    </>
  )
}

// A form that was open too long, or came from elsewhere, is nobody's want of a role.
const ofTheForm = ['formTooOld', 'otherSite']

function titleOf({ status, key }: Fault, titles: (typeof words)['id']['faults']): string {
  if (status === 404) return titles.notFound
  if (status === 403) return ofTheForm.includes(key) ? titles.refused : titles.forbidden
  if (status === 422 || status === 400 || status === 413) return titles.invalid
  if (status === 429) return titles.tooMany
  return status >= 500 ? titles.fault : titles.refused
}
