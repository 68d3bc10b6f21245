import type { FormState } from '#platform/web/forms.ts'
import type { Draft, DraftPart } from '#service/draft.ts'
import { pairValues } from '../fields.tsx'
import { rowValues } from '../rows.tsx'

/** A part of the draft as its form shows it the first time. */
export const valuesOfPart: { readonly [P in DraftPart]: (draft: Draft) => FormState['values'] } = {
  basics: ({ name, level, minutes, words, source, assumed }) => ({
    ...pairValues('name', name),
    level,
    minutes: String(minutes),
    words: words.join('\n'),
    source,
    assumed: [...assumed],
  }),
  requirements: ({ requirements }) =>
    rowValues(
      'paper',
      requirements.map(({ document, name, form, count, when, obtainAt, where }) => ({
        document: document ?? '',
        ...pairValues('name', document ? undefined : name),
        form,
        count: count ? String(count) : '',
        ...pairValues('when', when),
        obtainAt: obtainAt ?? '',
        ...pairValues('where', where),
      })),
    ),
  procedure: ({ procedure }) =>
    rowValues(
      'step',
      procedure.map((step) => pairValues('name', step)),
    ),
  time: ({ time }) => ({
    min: text(time?.min),
    max: text(time?.max),
    unit: time?.unit ?? '',
    ...pairValues('note', time?.note),
  }),
  cost: ({ cost }) => ({
    kind: cost?.kind ?? '',
    amount: text(cost?.amount),
    ...rowValues(
      'line',
      (cost?.lines ?? []).map(({ name, amount }) => ({ ...pairValues('name', name), amount: String(amount) })),
    ),
    ...pairValues('text', cost?.text),
    basis: cost?.basis ?? '',
  }),
  product: ({ product, productValidity }) => ({
    ...pairValues('product', product ?? undefined),
    ...pairValues('validity', productValidity ?? undefined),
  }),
  complaints: ({ complaints }) => pairValues('complaints', complaints ?? undefined),
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}
