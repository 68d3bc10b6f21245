import { z } from 'zod'
import { basis, counterCode, date, days, letter, lowerCode, shortLine, text, upperCode } from './parts.ts'
import { service } from './service.ts'

const presence = z.strictObject({ from: date, days, basis })

/** A queue is a number series. The fields after `discipline` have the defaults of the table service.queue. */
const queue = z.strictObject({
  code: upperCode,
  letter,
  name: text,
  site: lowerCode.optional().meta({ description: "Only when it is another building than the agency's zone stands in" }),
  start: z.int().min(0).max(99_999).default(1),
  digits: z.int().min(2).max(5).default(3),
  reset: z.enum(['daily', 'never']).default('daily'),
  promise_minutes: z.int().min(1).max(480).default(30).meta({ description: 'Called within so many minutes' }),
  discipline: z.enum(['credit', 'accumulating', 'lane']).default('credit'),
  credit_protected_minutes: z.int().min(0).max(240).default(30),
  credit_appointment_minutes: z.int().min(0).max(240).default(30),
  promise_protected_minutes: z.int().min(1).max(240).default(15),
  weight_protected: z.number().min(1).max(100).default(3),
  weight_appointment: z.number().min(1).max(100).default(2),
  lane_places: z.int().min(1).max(500).default(8).meta({ description: 'Cars that fit into a lane (discipline lane)' }),
})
export type QueueOfPack = z.infer<typeof queue>
/** What a queue has when its file does not say; kept true to the columns of service.queue by a test. */
export const queueDefaults: Readonly<Record<string, unknown>> = queue
  .partial({ code: true, letter: true, name: true })
  .parse({})

const counter = z.strictObject({
  code: counterCode.meta({ description: 'The number on the sign over the counter, in quotes' }),
  name: text,
  zone: lowerCode,
  profile: z
    .array(z.strictObject({ queue: upperCode, when_waiting_over: z.int().min(1).max(480).optional() }))
    .min(1)
    .max(100)
    .meta({ description: 'The queues it serves; the first is its main queue' }),
  break: lowerCode.optional(),
})
export type CounterOfPack = z.infer<typeof counter>

/** agencies/<code>.yaml */
export const agencyFile = z.strictObject({
  code: lowerCode,
  name: text,
  short: shortLine,
  kind: z.enum(['central', 'regional', 'vertical', 'bumn', 'bumd', 'bank', 'private']),
  zone: lowerCode,
  presence: z.array(presence).min(1).max(500),
  complaints: text,
  queues: z.array(queue).max(200),
  counters: z.array(counter).max(500),
  services: z.array(service).max(2000),
})
export type AgencyFile = z.infer<typeof agencyFile>
