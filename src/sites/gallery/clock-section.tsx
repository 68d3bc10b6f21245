import { z } from 'zod'
import { liveSection } from '#platform/live.ts'

/** The smallest live section there is: the mall's time. */
export const clockSection = liveSection({
  name: 'gallery.clock',
  params: z.object({}),
  allow: () => true,
  topics: () => ['mall'],
  load: async (_, { now }) => now,
  render: (now, _, { formats }) => (
    <p>
      {formats.date(now)}, <strong>{formats.time(now)}</strong>
    </p>
  ),
  everySeconds: 10,
})
