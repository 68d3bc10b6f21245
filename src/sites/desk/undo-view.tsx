import type { Reader } from '#platform/live.ts'
import { Act } from '#ui/button.tsx'
import { counterIn, type DeskParams, type UndoSnapshot } from './view.ts'
import { words } from './words.ts'

/**
 * What the officer can take back, the latest first, each with the time that is left. Only the first has a button: acts
 * are taken back in the order in which they came. Empty when nothing can be.
 */
export function renderUndo({ directory, of }: UndoSnapshot, params: DeskParams, { language, formats }: Reader) {
  const counter = counterIn(directory, params)
  const acts = of.get(params.counter)?.find(({ staffId }) => staffId === params.me)?.acts ?? []
  const [first, ...others] = acts
  if (!counter || !first) return <span />
  const says = words[language].undoing
  const left = (until: Date) => (
    <span class="left" data-until={until.toISOString()} data-says={says.secondsLeft}>
      {says.until(formats.time(until))}
    </span>
  )
  return (
    <div class="undoable">
      <Act action={`/desk/${counter.code}/undo`} fields={{ act: first.id }} kind="quiet" shortcut="Z" id="undo-last">
        {says.undo[first.kind](first.ticket)}
      </Act>
      {left(first.until)}
      {others.length > 0 && (
        <>
          <span class="quiet">{says.afterwards}</span>
          <ol>
            {others.slice(0, mostShown).map((act) => (
              <li>
                {says.act[act.kind](act.ticket)}, {left(act.until)}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

const mostShown = 3
