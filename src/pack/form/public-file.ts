import { z } from 'zod'
import { hasNoDouble, lowerCode, shortLine, text, upperCode } from './parts.ts'

const words = shortLine.max(60)

const step = z.strictObject({
  service: upperCode,
  note: text.optional().meta({ description: 'What is worth knowing before it' }),
})

const lifeEvent = z.strictObject({
  code: lowerCode,
  name: text,
  about: text.meta({ description: 'One line under the name' }),
  steps: z.array(step).min(1).max(40).meta({ description: 'Services in the order in which one needs them' }),
})

const sameWords = z
  .strictObject({
    says: words.meta({ description: 'What people say' }),
    means: words.meta({ description: 'What the mall calls it' }),
  })
  .refine(({ says, means }) => says !== means, 'sameTwice')

const spoken = z.strictObject({
  service: upperCode,
  phrases: z.array(words).min(1).max(100).refine(hasNoDouble, 'double'),
})

/** public.yaml. Words to search by are no part of a service's standard: they change nothing that was published. */
export const publicFile = z.strictObject({
  life_events: z.array(lifeEvent).max(60).default([]),
  same_words: z.array(sameWords).max(2000).default([]),
  spoken: z.array(spoken).max(2000).default([]),
})
export type PublicFile = z.infer<typeof publicFile>
