import { z } from 'zod'
import { counterCode, lowerCode, time, upperCode } from '#pack/form/parts.ts'

/** What a scenario file may say; whatever it leaves out is as in the pack and on a busy Monday. */
const share = z.number().min(0).max(1)
const minutes = z
  .number()
  .min(0)
  .max(24 * 60)
const seconds = z.number().min(0).max(3600)
// What is out of its range is told as that: whether the pair is in order or any weight counts is asked of good numbers.
const whenWhole = ({ issues }: { issues: readonly unknown[] }) => issues.length === 0
const between = (of: z.ZodNumber) =>
  z.tuple([of, of]).refine(([least, most]) => least <= most, { error: 'leastFirst', when: whenWhole })
const span = { from: time, until: time }
const inOrder = ({ from, until }: { from: string; until: string }) => from < until

const appointments = z.strictObject({
  share,
  ...span,
  slot_minutes: z.int().min(1).max(480).default(30),
  no_show: share.default(0.12),
  early_minutes: z.number().min(-120).max(120).default(10),
  deviation_minutes: minutes.default(10),
  late_minutes: minutes.default(10),
})

const habits = z.strictObject({
  misses_once: share.optional(),
  never_comes: share.optional(),
  steps_out: share.optional(),
  leaves: share.optional(),
  /** Those who leave do after so long in the mean (Erlang A); otherwise evenly within the usual minutes. */
  patience_minutes: z
    .number()
    .positive()
    .max(24 * 60)
    .optional(),
})

const officers = z.strictObject({
  walk_seconds: between(seconds).optional(),
  absent_seconds: seconds.optional(),
  notice_seconds: between(seconds).optional(),
  pause_share: share.optional(),
  pause_seconds: between(seconds).optional(),
  park_share: share.optional(),
  parked_minutes: between(minutes).optional(),
  transfer_share: share.optional(),
})

const service = z
  .strictObject({
    minutes: z
      .number()
      .positive()
      .max(24 * 60)
      .optional(),
    variation: z.number().min(0).max(5).optional(),
    /** Lengths at equal steps of the distribution, from the shortest to the longest. */
    quantiles: z.array(minutes).min(2).max(1001).optional(),
    /** How often it is asked for, as a multiple of what is usual. */
    times: z.number().min(0).max(1000).optional(),
  })
  .refine(({ quantiles }) => !quantiles?.some((value, i) => i > 0 && value < (quantiles[i - 1] ?? 0)), 'quantilesRise')

const queue = z.strictObject({
  promise_minutes: z.int().min(1).max(480).optional(),
  discipline: z.enum(['credit', 'accumulating', 'lane']).optional(),
  credit_protected_minutes: z.int().min(0).max(240).optional(),
  credit_appointment_minutes: z.int().min(0).max(240).optional(),
  promise_protected_minutes: z.int().min(1).max(240).optional(),
  weight_protected: z.number().min(1).max(100).optional(),
  weight_appointment: z.number().min(1).max(100).optional(),
  lane_places: z.int().min(0).max(500).optional(),
  blocks: z.boolean().optional(),
  /** So many counters more than the pack has, for the whole of the day. */
  more_counters: z.int().min(0).max(200).optional(),
})

const incident = z
  .strictObject({
    agency: lowerCode,
    ...span,
    stops: z.enum(['numbers', 'service', 'both']).default('both'),
  })
  .refine(inOrder, 'closesFirst')

export const scenarioForm = z.strictObject({
  visitors: z.int().min(0).max(2_000_000).optional(),
  count: z.enum(['exact', 'poisson']).optional(),
  arrivals: z
    .array(z.strictObject({ ...span, weight: z.number().min(0).max(1e6) }).refine(inOrder, 'closesFirst'))
    .min(1)
    .max(200)
    .refine((rows) => rows.some(({ weight }) => weight > 0), { error: 'noWeight', when: whenWhole })
    .optional(),
  protected_share: share.optional(),
  more_services: share.optional(),
  in_order: share.optional(),
  appointments: appointments.refine(inOrder, 'closesFirst').optional(),
  habits: habits.optional(),
  officers: officers.optional(),
  services: z.record(upperCode, service).optional(),
  queues: z.record(upperCode, queue).optional(),
  closed_counters: z.array(counterCode).max(2000).optional(),
  incidents: z.array(incident).max(200).optional(),
})
export type ScenarioFile = z.infer<typeof scenarioForm>
