import type { Ask } from '#platform/web/env.ts'
import type { Fault } from '#platform/web/error-edge.ts'
import { type PageOptions, page } from './page.tsx'
import { words } from './words.ts'

/** The page of a refusal, a missing page or a fault: what happened, and what to do now. */
export async function faultPage(c: Ask, fault: Fault): Promise<Response> {
  const says = words[c.var.language]
  const status = fault.status as NonNullable<PageOptions['status']>
  const title = titleOf(fault, says.faults)
  return await page(
    c,
    { title, status },
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
      <p>
        <a href="/">{says.home}</a>
      </p>
    </>,
  )
}

function titleOf({ status }: Fault, titles: (typeof words)['id']['faults']): string {
  if (status === 404) return titles.notFound
  if (status === 403) return titles.forbidden
  if (status === 422 || status === 400 || status === 413) return titles.invalid
  if (status === 429) return titles.tooMany
  return status >= 500 ? titles.fault : titles.refused
}
