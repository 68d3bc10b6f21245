import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters, sayHall } from '#directory/say.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Ask } from '#platform/web/env.ts'
import { Act, Buttons } from '#ui/button.tsx'
import { Key } from '../key.tsx'
import { words } from '../words.ts'
import type { Found } from './info.ts'
import { infoFrame } from './info-page.tsx'

/** The paper, 80 mm wide: on the screen beside its buttons, alone on paper. In the visitor's language. */
export function showTicket(c: Ask, { directory, visit }: Found, publicUrl: string): Promise<Response> {
  const says = words[c.var.language].info
  const reader = { language: visit.language, formats: formatsFor(visit.language, c.var.mall.timeZone) }
  const onPaper = words[visit.language].info
  const base = `/desk/info/visits/${visit.id}`
  return infoFrame(
    c,
    says.numberOf(visit.ticket),
    <>
      <h1 class="no-print">{says.given(visit.ticket)}</h1>
      <section class="paper" lang={visit.language}>
        <p class="mall">{c.var.mall.shortName}</p>
        <p>{onPaper.ticketFor}</p>
        <p class="number">{visit.ticket}</p>
        <p>{reader.formats.moment(visit.issuedAt)}</p>
        {visit.legs.map((leg) => {
          const place = placeOfQueue(directory, leg.queueId)
          return (
            <p>
              <strong>{directory.services.get(leg.serviceId)?.name[visit.language]}</strong>
              <br />
              {sayCounters(place, reader)}, {sayHall(place, reader)}
            </p>
          )
        })}
        <div class="qr">{raw(renderSVG(new URL(`/v/${visit.token}`, publicUrl).href, { border: 1 }))}</div>
        <p>{onPaper.scan}</p>
      </section>
      <div class="no-print">
        <Buttons>
          <button type="button" class="button with-script" data-print data-then="came-out" data-shortcut="Enter">
            <span>{says.print}</span> <Key>Enter</Key>
          </button>
          <Act action={`${base}/prints`} fields={{ state: 'printed' }} kind="secondary" id="came-out" shortcut="K">
            {says.didPrint}
          </Act>
          <Act action={`${base}/prints`} fields={{ state: 'failed' }} kind="stop" shortcut="G">
            {says.didNotPrint}
          </Act>
          <a class="button quiet" href={base} data-shortcut="Escape">
            <span>{says.backToNumber}</span> <Key>Esc</Key>
          </a>
        </Buttons>
      </div>
    </>,
  )
}
