import { availabilityOfMall, availabilityOfSite } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { Notice } from '#ui/parts.tsx'

/** Buildings that have closed their day while others of the mall go on; when all have, the mall itself says so. */
export function ClosedSites({ c, directory }: { c: Ask; directory: Directory }) {
  const { language, now } = c.var
  if (availabilityOfMall(directory, now).state !== 'open') return null
  return (
    <>
      {[...directory.sites.values()].map(({ id, name }) => {
        const doors = availabilityOfSite(directory, id, now)
        if (doors.state !== 'closed') return null
        const { short, more } = sayAvailability(doors, c.var)
        return <Notice tone="attention">{`${name[language]}: ${short}. ${more ?? ''}`}</Notice>
      })}
    </>
  )
}
