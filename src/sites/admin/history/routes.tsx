import { Hono } from 'hono'
import { allow, reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm } from '#platform/web/forms.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Select } from '#ui/choices.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryTable, namedHistory } from '../history.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

const perPage = 50

type Asked = { readonly sort: string; readonly agency: string; readonly subject: string; readonly before: string }

export function historyRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showHistory)
  return routes
}

async function showHistory(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const asked = askedIn(c)
  const { directory, entries } = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, now),
    entries: await namedHistory(
      tx,
      {
        subject: asked.subject || undefined,
        sort: asked.sort || undefined,
        agency: agencyOf(c, asked),
        before: Number(asked.before) || undefined,
      },
      perPage + 1,
    ),
  }))
  const shown = entries.slice(0, perPage)
  const older = entries.length > perPage ? shown.at(-1)?.id : undefined
  const isAll = reachOf(actor, 'ledger.read') === 'all'
  return adminPage(
    c,
    { title: says.title, section: 'history', over: asked.subject ? says.oneThing : undefined },
    <>
      <p>{says.intro}</p>
      {asked.subject ? (
        <p>
          <a href="/admin/history">{says.everything}</a>
        </p>
      ) : (
        <Filter c={c} asked={asked} directory={directory} isAll={isAll} />
      )}
      {shown.length === 0 ? (
        <EmptyState title={says.none}>{says.noneBody}</EmptyState>
      ) : (
        <HistoryTable c={c} entries={shown} caption={says.caption} isAboutMany />
      )}
      <div class="buttons">
        {asked.before && (
          <ButtonLink kind="quiet" href={hrefOf({ ...asked, before: '' })}>
            {says.newest}
          </ButtonLink>
        )}
        {older && (
          <ButtonLink kind="secondary" href={hrefOf({ ...asked, before: String(older) })}>
            {says.older}
          </ButtonLink>
        )}
      </div>
    </>,
  )
}

function askedIn(c: Ask): Asked {
  const sort = c.req.query('sort') ?? ''
  const subject = c.req.query('subject') ?? ''
  return {
    sort: sort in words.id.sorts ? sort : '',
    agency: /^\d{1,15}$/.test(c.req.query('agency') ?? '') ? (c.req.query('agency') ?? '') : '',
    subject: /^[a-z]+:[\w-]{1,60}$/.test(subject) ? subject : '',
    before: /^\d{1,15}$/.test(c.req.query('before') ?? '') ? (c.req.query('before') ?? '') : '',
  }
}

/** A coordinator reads what concerns the own agency; those who may read the ledger read all of it. */
function agencyOf(c: Ask, asked: Asked): number | undefined {
  const { actor } = c.var
  if (reachOf(actor, 'ledger.read') === 'all') return Number(asked.agency) || undefined
  const reach = reachOf(actor, 'mall.read')
  if (typeof reach !== 'number') allow(actor, 'ledger.read')
  return typeof reach === 'number' ? reach : undefined
}

function hrefOf(asked: Asked): string {
  return `/admin/history?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value))}`
}

function Filter({ c, asked, directory, isAll }: { c: Ask; asked: Asked; directory: Directory; isAll: boolean }) {
  const { language } = c.var
  const says = words[language]
  const form = blankForm({ sort: asked.sort, agency: asked.agency })
  const sorts = Object.entries(says.sorts).map(([value, text]) => ({ value, text }))
  const agencies = [...directory.agencies.values()].map(({ id, shortName }) => ({ value: String(id), text: shortName }))
  return (
    <search class="filter">
      <form action="/admin/history" method="get">
        <Select
          form={form}
          name="sort"
          label={says.sort}
          options={[{ value: '', text: says.all }, ...sorts]}
          language={language}
        />
        {isAll && (
          <Select
            form={form}
            name="agency"
            label={says.agency}
            options={[{ value: '', text: says.allAgencies }, ...agencies]}
            language={language}
          />
        )}
        <Button kind="secondary">{common[language].filter}</Button>
      </form>
    </search>
  )
}
