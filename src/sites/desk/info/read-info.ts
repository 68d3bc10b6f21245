import type { Directory, Service } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { findServices } from '#directory/find-services.ts'
import { dayAt, momentOf } from '#mall/day.ts'
import type { Ask } from '#platform/web/env.ts'
import { printerOf } from '#printing/read-printers.ts'
import { mustRead } from '#visit/at-counter.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { findByService } from '#visit/find-visit.ts'
import { findByTicket } from '#visit/help-visitor.ts'
import { countWaitingIn } from '#visit/read-status.ts'
import type { Visit } from '#visit/visit.ts'
import type { Asked } from './asked.ts'

/** Everything that one screen of the information desk shows. */
export type Info = {
  readonly c: Ask
  readonly asked: Asked
  readonly directory: Directory
  readonly waits: Waits
  readonly services: readonly Service[]
  readonly numbers: readonly Visit[]
  readonly visit: Visit | undefined
  readonly service: Service | undefined
  readonly waiting: number
  /** Who took a number for this service today. */
  readonly today: readonly Visit[]
  readonly hasPrinter: boolean
}

const mostFound = 9

export function readInfo(c: Ask, asked: Asked): Promise<Info> {
  const { now } = c.var
  return c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, now)
    const { timeZone, rehearsingSince } = directory.mall
    const day = dayAt(now, timeZone)
    const numbers = asked.typed && !asked.isAdding ? await findByTicket(tx, asked.typed, day) : []
    const services = asked.typed && numbers.length === 0 ? findServices(directory, asked.typed).slice(0, mostFound) : []
    const isPlain = !asked.isAdding && asked.visitId === undefined
    const [only] = isPlain && asked.serviceId === undefined && numbers.length === 1 ? numbers : []
    const visit = asked.visitId === undefined ? only : await mustRead(tx, asked.visitId)
    // Who typed words is shown what fits best at once.
    const chosen = asked.serviceId ?? (isPlain || asked.isAdding ? services[0]?.id : undefined)
    const service = chosen === undefined ? undefined : directory.services.get(chosen)
    const around = asked.around ? momentOf(day, asked.around, timeZone) : undefined
    const sought = { serviceDay: day, around, isRehearsal: rehearsingSince !== null }
    return {
      c,
      asked,
      directory,
      waits: await recentWaits(tx, directory, now),
      services,
      numbers,
      visit,
      service,
      waiting: service ? await countWaitingIn(tx, service.queueId) : 0,
      today: service && !asked.isAdding ? await findByService(tx, { serviceId: service.id, ...sought }) : [],
      hasPrinter: (await printerOf(tx, null)) !== undefined,
    }
  })
}
