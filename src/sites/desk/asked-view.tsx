import type { Reader } from '#platform/live.ts'
import { Act, Buttons } from '#ui/button.tsx'
import type { AskedParams, AskedSnapshot } from './view.ts'
import { words } from './words.ts'

/**
 * To open a counter, or to move to one. The yes is a press that leads to that counter; while somebody stands at the
 * present one it waits until that person is done. Empty when nothing is asked.
 */
export function renderAsked({ directory, of, seats }: AskedSnapshot, { me }: AskedParams, reader: Reader) {
  const request = of.get(me)
  const counter = request && directory.counters.get(request.counterId)
  if (!request || !counter) return <span />
  const says = words[reader.language].asked
  const name = counter.name[reader.language]
  const seat = seats.get(me)
  const fields = { request: request.id }
  return (
    <div class="asked">
      <p>
        <strong>{seat ? says.move(name) : says.open(name)}</strong> {says.since(reader.formats.time(request.askedAt))}
        {seat?.isBusy && ` ${says.afterThisOne}`}
      </p>
      <Buttons>
        {!seat?.isBusy && (
          <Act action={`/desk/${counter.code}/moves`} fields={fields} shortcut={seat ? 'Enter' : undefined}>
            {seat ? says.goTo(name) : says.openIt(name)}
          </Act>
        )}
        <Act action={`/desk/${counter.code}/declines`} fields={fields} kind="secondary">
          {says.cannot}
        </Act>
      </Buttons>
    </div>
  )
}
