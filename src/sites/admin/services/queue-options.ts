import { reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'

/** The queues of the agencies that the reader may change: `Disdukcapil: A KTP`. */
export function queueOptions(c: Ask, directory: Directory, agency?: number): { value: string; text: string }[] {
  const reach = reachOf(c.var.actor, 'service.edit')
  return [...directory.queues.values()]
    .filter(({ agencyId }) => (reach === 'all' || reach === agencyId) && (agency === undefined || agency === agencyId))
    .map(({ id, agencyId, letter, name }) => ({
      value: String(id),
      text: `${directory.agencies.get(agencyId)?.shortName ?? ''}: ${letter} ${name[c.var.language]}`,
    }))
    .sort((a, b) => a.text.localeCompare(b.text, 'id'))
}
