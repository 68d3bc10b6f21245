import { reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm } from '#platform/web/forms.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/choices.tsx'
import type { ListFilter } from './list-state.ts'
import { words } from './words.ts'

/** The agency that a list is about: a coordinator's own, or the one asked for, or all. */
export function agencyAsked(c: Ask): number | undefined {
  const reach = reachOf(c.var.actor, 'mall.read')
  if (typeof reach === 'number') return reach
  const asked = c.req.query('agency') ?? ''
  return /^\d{1,15}$/.test(asked) ? Number(asked) : undefined
}

/** The agencies whose things the reader may change. */
export function agencyOptions(c: Ask, directory: Directory): { value: string; text: string }[] {
  const reach = reachOf(c.var.actor, 'agency.edit')
  return [...directory.agencies.values()]
    .filter(({ id }) => reach === 'all' || reach === id)
    .map(({ id, shortName }) => ({ value: String(id), text: shortName }))
    .sort((a, b) => a.text.localeCompare(b.text, 'id'))
}

/** As a filter of a list; none for a coordinator, whose lists hold one agency. */
export function agencyFilter<R>(c: Ask, directory: Directory, of: (row: R) => number | null): ListFilter<R>[] {
  const { language, actor } = c.var
  if (reachOf(actor, 'mall.read') !== 'all') return []
  const options = [...directory.agencies.values()]
    .map(({ id, shortName }) => ({ value: String(id), text: shortName }))
    .sort((a, b) => a.text.localeCompare(b.text, 'id'))
  return [{ name: 'agency', label: words[language].agency, options, holds: (row, value) => String(of(row)) === value }]
}

type FilterProps = { c: Ask; action: string; directory: Directory; label: string; all?: string }

/** Nothing for a coordinator, whose lists hold one agency. */
export function AgencyFilter({ c, action, directory, label, all }: FilterProps) {
  const { language, actor } = c.var
  if (reachOf(actor, 'mall.read') !== 'all') return null
  const agencies = [...directory.agencies.values()].sort((a, b) => a.shortName.localeCompare(b.shortName, 'id'))
  const each = agencies.map(({ id, shortName }) => ({ value: String(id), text: shortName }))
  return (
    <search class="filter">
      <form action={action} method="get">
        <Select
          form={blankForm({ agency: String(agencyAsked(c) ?? '') })}
          name="agency"
          label={label}
          options={all ? [{ value: '', text: all }, ...each] : each}
          language={language}
        />
        <Button kind="secondary">{words[language].filter}</Button>
      </form>
    </search>
  )
}
