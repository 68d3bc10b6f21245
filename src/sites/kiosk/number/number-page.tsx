import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { renderSVG } from 'uqr'
import type { Directory } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters, sayHall } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { Button, Form } from '#ui/button.tsx'
import { Emblem } from '#ui/emblem.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/parts.tsx'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { sayWait } from '#visit/estimate/say-wait.ts'
import { awaitsConfirmation } from '#visit/priority.ts'
import type { Status } from '#visit/read-status.ts'
import type { Leg } from '#visit/visit.ts'
import { words } from './words.ts'

type NumberProps = {
  c: Ask
  directory: Directory
  status: Status
  waits: Waits
  address: string
  /** How its sheet stands at the kiosk's printer; absent where the browser prints. */
  paper: Child
}

/** The number, on the screen and on paper. Whether the paper came out is part of giving it. */
export function NumberPage(props: NumberProps) {
  const { c, status, paper } = props
  const { visit } = status
  return (
    <div class="given" data-print={!paper && visit.printState === 'pending' ? 'now' : undefined}>
      <Ticket {...props} />
      {paper ?? <BrowserPaper c={c} visitId={visit.id} state={visit.printState} />}
    </div>
  )
}

function Ticket({ c, directory, status, waits, address }: NumberProps) {
  const { language, formats, mall } = c.var
  const says = words[language].number
  const { visit } = status
  return (
    <section class="ticket" aria-label={says.your}>
      <p class="mall">
        {mall.emblem && <Emblem of={mall} />}
        {mall.name[language]}
      </p>
      <p class="your">{says.your}</p>
      <h1 class="number" data-length={String(visit.ticket.length)}>
        {visit.ticket}
      </h1>
      {visit.isRehearsal && <p class="practice">{says.practice}</p>}
      {awaitsConfirmation(visit) && <p class="practice">{says.showThis}</p>}
      <ul class="legs">
        {visit.legs.map((leg) => (
          <TicketLeg c={c} directory={directory} status={status} waits={waits} leg={leg} />
        ))}
      </ul>
      {visit.legs.length > 1 && <p>{visit.legs.some((leg) => leg.step > 1) ? says.inOrder : says.anyOrder}</p>}
      <div class="scan">
        <div class="qr" role="img" aria-label={says.scanAlt}>
          {raw(renderSVG(address, { border: 3, ecc: 'M' }))}
        </div>
        <p>{says.scan}</p>
      </div>
      <p class="paper-only">{`${says.listen} ${says.miss}`}</p>
      <p class="paper-only">{says.taken(formats.moment(visit.issuedAt))}</p>
    </section>
  )
}

type LegProps = Pick<NumberProps, 'c' | 'directory' | 'status' | 'waits'> & { leg: Leg }

function TicketLeg({ c, directory, status, waits, leg }: LegProps) {
  const { language, formats } = c.var
  const says = words[language].number
  const place = placeOfQueue(directory, leg.queueId)
  const before = status.before.get(leg.id)
  const wait = before === undefined ? undefined : waits.ofLeg(leg.id)
  const promise = directory.queues.get(leg.queueId)?.promiseMinutes
  return (
    <li>
      <strong>{directory.services.get(leg.serviceId)?.name[language]}</strong>
      <span class="place">{`${sayCounters(place, c.var)}, ${sayHall(place, c.var)}`}</span>
      {before !== undefined && (
        <span class="before">{before === 0 ? says.next : says.before(formats.number(before))}</span>
      )}
      {wait && <span class="wait">{says.wait(sayWait(wait, language))}</span>}
      {before !== undefined && promise !== undefined && <span>{says.promise(formats.minutes(promise))}</span>}
    </li>
  )
}

/** Whoever sees no paper says so with one press; the number is valid all the same. */
function BrowserPaper({ c, visitId, state }: { c: Ask; visitId: number; state: Status['visit']['printState'] }) {
  const says = words[c.var.language].number
  return (
    <div class="paper">
      {state === 'failed' ? (
        <Notice tone="attention" title={says.failed}>
          <p>{says.failedMore}</p>
        </Notice>
      ) : (
        <p class="printing">{says.printing}</p>
      )}
      <div class="paper-acts">
        {state !== 'failed' && <PrintReport visitId={visitId} state="failed" text={says.notPrinted} />}
        <button type="button" class="button quiet" data-prints hidden>
          <Icon name="print" />
          <span>{says.again}</span>
        </button>
      </div>
      <PrintReport visitId={visitId} state="printed" isSilent />
    </div>
  )
}

/** The silent one is sent by the script after the printer took the page. */
function PrintReport({
  visitId,
  state,
  text,
  isSilent,
}: {
  visitId: number
  state: 'printed' | 'failed'
  text?: string
  isSilent?: boolean
}) {
  return (
    <div hidden={isSilent}>
      <Form action={`/kiosk/numbers/${visitId}/print`} id={`print-${state}`}>
        <input type="hidden" name="state" value={state} />
        {text && <Button kind="quiet">{text}</Button>}
      </Form>
    </div>
  )
}
