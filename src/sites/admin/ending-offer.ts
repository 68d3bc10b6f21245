import type { Tx } from '#platform/database.ts'
import type { BulkOffer } from './bulk-offer.ts'

/** Something that ends for good: a counter, a queue, a service, somebody's account. */
export type Ending = {
  readonly title: string
  readonly look: (tx: Tx, id: number) => Promise<{ readonly name: string; readonly isRetired: boolean }>
  readonly end: (tx: Tx, id: number) => Promise<unknown>
  /** What a row is called before and after. */
  readonly says: { readonly goesOn: string; readonly ended: string }
}

/** Ends many rows at once; there is no way back from here, which is said before. */
export function endingOffer({ title, look, end, says }: Ending): BulkOffer {
  return {
    title,
    isFinal: true,
    isEnding: true,
    act: {
      look: async (tx, id) => {
        const { name, isRetired } = await look(tx, id)
        return { name, was: isRetired }
      },
      apply: async (tx, id) => void (await end(tx, id)),
      say: (value) => (value ? says.ended : says.goesOn),
    },
    read: () => () => true,
  }
}
