import { z } from 'zod'
import { date, hasNoDouble, line, lowerCode, shortLine, text, upperCode } from './parts.ts'

/** A paper to bring: `document` is a code of documents.yaml, `name` is for one that is not there. */
const requirement = z
  .strictObject({
    document: lowerCode.optional(),
    name: text.optional(),
    form: z.enum(['original', 'copy', 'original_and_copy', 'digital', 'present', 'filled']),
    count: z.int().min(1).max(100).optional(),
    when: text.optional().meta({ description: 'The condition under which it is asked for' }),
    obtain_at: upperCode.optional().meta({ description: 'The service in this mall that gives it' }),
    where: text.optional(),
  })
  .refine(({ document, name }) => document !== undefined || name !== undefined, 'namelessPaper')

const promisedTime = z
  .strictObject({
    min: z.number().min(0).max(10_000),
    max: z.number().positive().max(10_000),
    unit: z.enum(['minute', 'hour', 'working_day', 'calendar_day']),
    note: text.optional(),
  })
  .refine(({ min, max }) => min <= max, 'maxFirst')

const rupiah = z.int().min(0).max(1_000_000_000_000)
const basis = line.max(500).optional().meta({ description: 'The law that sets the cost' })
const cost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free'), text: text.optional(), basis }),
  z.strictObject({ kind: z.literal('fixed'), amount: rupiah, text: text.optional(), basis }),
  z.strictObject({
    kind: z.literal('table'),
    lines: z
      .array(z.strictObject({ name: text, amount: rupiah }))
      .min(1)
      .max(200),
    text: text.optional(),
    basis,
  }),
  z.strictObject({ kind: z.literal('formula'), text, basis }),
])

/** The components that a Standar Pelayanan must publish; complaints only when they differ from the agency's. */
const standard = z.strictObject({
  requirements: z.array(requirement).max(100),
  procedure: z.array(text).min(1).max(50),
  time: promisedTime,
  cost,
  product: text,
  product_validity: text.optional(),
  complaints: text.optional(),
})
export type StandardOfPack = z.infer<typeof standard>
export type RequirementOfPack = z.infer<typeof requirement>

export const components = ['requirements', 'procedure', 'time', 'cost', 'product', 'complaints', 'minutes'] as const

export const service = z.strictObject({
  code: upperCode,
  queue: upperCode,
  name: text,
  level: z.enum(['information', 'consultation', 'intake', 'issued_here']),
  minutes: z.number().positive().max(480).meta({ description: 'Usual handling time at the counter' }),
  words: z
    .array(shortLine)
    .min(1)
    .max(30)
    .refine(hasNoDouble, 'double')
    .meta({ description: 'Everyday words that people search for' }),
  since: date.meta({ description: 'This version of the standard holds from' }),
  standard,
  assumed: z
    .array(z.enum(components))
    .refine(hasNoDouble, 'double')
    .default([])
    .meta({ description: 'What was not read in an official source' }),
  source: line,
})
export type ServiceOfPack = z.infer<typeof service>
