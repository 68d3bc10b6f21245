import { directoryOf } from '#directory/directory-of.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters, sayHall } from '#directory/say.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { idIn } from '#platform/web/id-in.ts'
import { sayCost, sayTime } from '#service/say.ts'
import { Buttons } from '#ui/button.tsx'
import { words } from '../words.ts'
import { addressOf, nothingAsked } from './asked.ts'
import { infoFrame } from './info-page.tsx'
import { Requirements } from './service-view.tsx'

/** What to bring, on paper: A4, or 80 mm with `?width=80`. The browser prints it. */
export async function showSheet(c: Ask): Promise<Response> {
  const { language, formats, mall, now } = c.var
  const says = words[language].info
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const service = directory.services.get(idIn(c, 'service'))
  if (!service) throw new NotFound('service.notFound')
  const isNarrow = c.req.query('width') === '80'
  const place = placeOfQueue(directory, service.queueId)
  const rows = [
    [says.cost, sayCost(service.standard.cost, c.var)],
    [says.time, sayTime(service.standard.time, c.var)],
    [says.product, service.standard.product[language]],
    [words[language].counter, [sayCounters(place, c.var), sayHall(place, c.var)].filter(Boolean).join(', ')],
  ]
  const base = `/desk/info/services/${service.id}/sheet`
  return infoFrame(
    c,
    service.name[language],
    <>
      <div class="no-print">
        <Buttons>
          <button type="button" class="button with-script" data-print data-shortcut="Enter">
            <span>{says.printSheet}</span>
            <span class="key" aria-hidden="true">
              Enter
            </span>
          </button>
          <a class="button secondary" href={isNarrow ? base : `${base}?width=80`}>
            <span>{isNarrow ? says.asA4 : says.as80}</span>
          </a>
          <a class="button quiet" href={addressOf({ ...nothingAsked, serviceId: service.id })} data-shortcut="Escape">
            <span>{says.back}</span>
          </a>
        </Buttons>
      </div>
      <article class={isNarrow ? 'sheet-page narrow' : 'sheet-page'}>
        <p class="quiet">{mall.name[language]}</p>
        <h1>{service.name[language]}</h1>
        <p>{directory.agencies.get(service.agencyId)?.name[language]}</p>
        <h2>{says.bring}</h2>
        <Requirements c={c} directory={directory} service={service} />
        <dl>
          {rows.map(([term, value]) => (
            <div>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p class="quiet small">{says.asOf(formats.day(now))}</p>
      </article>
    </>,
  )
}
