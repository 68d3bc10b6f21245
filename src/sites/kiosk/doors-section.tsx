import { pairedAs } from '#account/device/device.ts'
import { availabilityOf } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { liveSection, noParams } from '#platform/live.ts'

type Snapshot = { readonly directory: Directory; readonly now: Date }

/**
 * What each screen of a kiosk listens to; nothing of it is seen. It changes when numbers begin or cease to be given
 * somewhere, so that the first screen does not say "not open yet" for minutes after the doors opened, and no screen
 * offers a number when the day has been closed (browser/doors.ts); and the stream
 * ends when the kiosk is taken out of use, so that it says so at once (browser/connection.ts).
 */
export const doorsSection = liveSection<Record<string, never>, Snapshot>({
  name: 'kiosk.doors',
  params: noParams,
  allow: (actor) => pairedAs(actor, 'kiosk') !== undefined,
  topics: () => ['mall'],
  everySeconds: 20,
  load: async (tx, { now }) => ({ directory: await directoryOf(tx, now), now }),
  render: ({ directory, now }) => {
    const open = openServices(directory, now)
    return <span data-doors={`${directory.mall.version} ${open}`} data-open={open} hidden />
  },
})

function openServices(directory: Directory, now: Date): number {
  return [...directory.services.values()].filter((one) => availabilityOf(directory, one, now).state === 'open').length
}
