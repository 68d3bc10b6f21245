import { pairedAs } from '#account/device/device.ts'
import { availabilityOfMall, availabilityOfSite } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { Notice } from '#ui/parts.tsx'
import { Unbroken } from '#ui/unbroken.tsx'

/** Only when numbers are not given: why, and when again; in the building of this kiosk, of several. */
export function Doors({ c, directory }: { c: Ask; directory: Directory }) {
  const { language, now } = c.var
  const ofMall = availabilityOfMall(directory, now)
  const zone = directory.zones.get(pairedAs(c.var.actor, 'kiosk')?.zoneId ?? 0)
  const here = zone ? availabilityOfSite(directory, zone.siteId, now) : ofMall
  if (here.state === 'open') return null
  const { short, more } = sayAvailability(here, c.var)
  const site = ofMall.state === 'open' ? directory.sites.get(zone?.siteId ?? 0)?.name[language] : undefined
  return (
    <Notice tone="attention" title={site ? `${site}: ${short}.` : `${short}.`}>
      {more && (
        <p>
          <Unbroken text={more} />
        </p>
      )}
    </Notice>
  )
}
