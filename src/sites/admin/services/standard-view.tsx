import type { Child } from 'hono/jsx'
import type { Ask } from '#platform/web/env.ts'
import type { Named } from '#platform/words.ts'
import type { Draft, DraftPart } from '#service/draft.ts'
import { sayCost, sayForm, sayTime } from '#service/say.ts'
import type { Requirement } from '#service/standard.ts'
import { words as standardWords } from '#service/words.ts'
import { Tag } from '#ui/parts.tsx'
import { words } from './words.ts'

export type PartRow = { readonly part: DraftPart; readonly term: string; readonly value: Child }

/** The parts of a standard as a reader sees them: for the preview, the version that holds, and two versions side by side. */
export function partsOfStandard(c: Ask, draft: Draft, usualComplaints: Named): PartRow[] {
  const { parts } = words[c.var.language].draft
  const views: readonly [DraftPart, Child][] = [
    ['basics', <Basics c={c} draft={draft} />],
    ['requirements', <Requirements c={c} draft={draft} />],
    ['procedure', <Procedure c={c} draft={draft} />],
    ['time', <Time c={c} draft={draft} />],
    ['cost', <Cost c={c} draft={draft} />],
    ['product', <Product c={c} draft={draft} />],
    ['complaints', <Complaints c={c} draft={draft} usual={usualComplaints} />],
  ]
  return views.map(([part, value]) => ({ part, term: parts[part], value: <div class="part">{value}</div> }))
}

type ViewProps = { c: Ask; draft: Draft }

function Basics({ c, draft }: ViewProps) {
  const { language, formats } = c.var
  return (
    <>
      <strong>{draft.name[language]}</strong>
      <span>{standardWords[language].level[draft.level]}</span>
      <span>
        {formats.minutes(draft.minutes)} <Assumed c={c} draft={draft} part="minutes" />
      </span>
      <span class="quiet">{draft.words.join(', ')}</span>
      {draft.source && <span class="small quiet">{draft.source}</span>}
    </>
  )
}

function Requirements({ c, draft }: ViewProps) {
  if (draft.requirements.length === 0) return <None c={c} />
  return (
    <>
      <Assumed c={c} draft={draft} part="requirements" />
      <ul>
        {draft.requirements.map((paper) => (
          <li>
            {paper.name[c.var.language]} <span class="quiet">{aboutPaper(c, paper)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function aboutPaper(c: Ask, paper: Requirement): string {
  const { language } = c.var
  const { view } = words[language]
  const about = [
    sayForm(paper, c.var).toLowerCase(),
    paper.when && `${view.when}: ${paper.when[language]}`,
    paper.obtainAt && view.obtain(paper.obtainAt),
    paper.where?.[language],
  ]
  return `(${about.filter(Boolean).join('; ')})`
}

function Procedure({ c, draft }: ViewProps) {
  if (draft.procedure.length === 0) return <None c={c} />
  return (
    <>
      <Assumed c={c} draft={draft} part="procedure" />
      <ol>
        {draft.procedure.map((step) => (
          <li>{step[c.var.language]}</li>
        ))}
      </ol>
    </>
  )
}

function Time({ c, draft: { time, ...draft } }: ViewProps) {
  if (!time) return <None c={c} />
  return (
    <>
      <span>
        {sayTime(time, c.var)} <Assumed c={c} draft={draft} part="time" />
      </span>
      {time.note && <span class="quiet">{time.note[c.var.language]}</span>}
    </>
  )
}

function Cost({ c, draft: { cost, ...draft } }: ViewProps) {
  if (!cost) return <None c={c} />
  const { language, formats } = c.var
  return (
    <>
      <span>
        {sayCost(cost, c.var)} <Assumed c={c} draft={draft} part="cost" />
      </span>
      {cost.lines && cost.lines.length > 0 && (
        <ul>
          {cost.lines.map((line) => (
            <li>
              {line.name[language]}: {formats.money(line.amount)}
            </li>
          ))}
        </ul>
      )}
      {cost.kind !== 'formula' && cost.text && <span class="quiet">{cost.text[language]}</span>}
      {cost.basis && <span class="small quiet">{cost.basis}</span>}
    </>
  )
}

function Product({ c, draft }: ViewProps) {
  const { language } = c.var
  if (!draft.product) return <None c={c} />
  return (
    <>
      <span>
        {draft.product[language]} <Assumed c={c} draft={draft} part="product" />
      </span>
      {draft.productValidity && (
        <span class="quiet">
          {words[language].view.validity}: {draft.productValidity[language]}
        </span>
      )}
    </>
  )
}

function Complaints({ c, draft, usual }: ViewProps & { usual: Named }) {
  const { language } = c.var
  return (
    <>
      <span>{(draft.complaints ?? usual)[language]}</span>
      {!draft.complaints && <span class="small quiet">{words[language].view.usual}</span>}
      <Assumed c={c} draft={draft} part="complaints" />
    </>
  )
}

function Assumed({ c, draft, part }: { c: Ask; draft: Pick<Draft, 'assumed'>; part: string }) {
  return draft.assumed.includes(part) ? <Tag tone="attention">{words[c.var.language].view.assumed}</Tag> : null
}

function None({ c }: { c: Ask }) {
  return <span class="quiet">{words[c.var.language].view.none}</span>
}
