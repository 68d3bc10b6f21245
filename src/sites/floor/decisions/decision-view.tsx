import { Act as ActForm } from '#ui/button.tsx'
import { EmptyState } from '#ui/parts.tsx'
import type { Decision } from './decision.ts'
import type { Act, Place } from './said.ts'
import { sayDecision } from './say-decision.ts'
import { decisionWords } from './words.ts'

/** The first of them are for now; the others wait behind one line. */
const first = 8

/** `mayAct`: on everything, on what concerns the own agency alone, or on nothing. */
export type MayAct = 'all' | 'own' | 'nothing'

export function Decisions({ decisions, mayAct, ...place }: Place & { decisions: readonly Decision[]; mayAct: MayAct }) {
  const says = decisionWords[place.reader.language]
  if (decisions.length === 0) return <EmptyState title={says.nothing}>{says.nothingHelp}</EmptyState>
  const cards = (some: readonly Decision[]) => (
    <ul class="cards">
      {some.map((decision) => (
        <Card decision={decision} place={place} mayAct={mayAct} />
      ))}
    </ul>
  )
  const later = decisions.slice(first)
  return (
    <>
      {cards(decisions.slice(0, first))}
      {later.length > 0 && (
        <details id="more-decisions">
          <summary id="more-decisions-head">{says.more(later.length)}</summary>
          {cards(later)}
        </details>
      )}
    </>
  )
}

function Card({ decision, place, mayAct }: { decision: Decision; place: Place; mayAct: MayAct }) {
  const { tone, title, details, acts } = sayDecision(decision, place)
  const allowed = mayAct === 'nothing' ? [] : acts.filter((act) => mayAct === 'all' || !('ofMall' in act))
  return (
    <li class={tone} data-decision={decision.kind}>
      <h3>{title}</h3>
      <p class="quiet">{details.join(' ')}</p>
      {mayAct !== 'nothing' && (
        <div class="acts">
          {allowed.map((act) => (
            <ActOf act={act} />
          ))}
        </div>
      )}
    </li>
  )
}

function ActOf({ act }: { act: Act }) {
  if ('href' in act) return <a href={act.href}>{act.text}</a>
  return (
    <ActForm action={act.press} fields={act.fields} kind="secondary">
      {act.text}
    </ActForm>
  )
}
