import type { Tx } from '#platform/database.ts'
import { cancelGone } from './cancel-gone.ts'
import { runDueDraws } from './draw/run-draw.ts'
import { expireHolds } from './expire-holds.ts'
import { markFulfilled } from './mark-fulfilled.ts'
import { markNoShows } from './mark-no-show.ts'
import { offerWhatIsFree } from './offer-waitlist.ts'
import { releaseLate } from './release-late.ts'

type Rule = { readonly name: string; readonly run: (tx: Tx, now: Date) => Promise<number> }

/**
 * What the mall's clock does with appointments, each in a transaction of its own and quietly when nothing is due. Ends
 * come before no-shows, so that whoever was served just before closing is not asked for.
 */
export const appointmentRules: readonly Rule[] = [
  { name: 'appointments for what the mall has ended', run: cancelGone },
  { name: 'places that nobody answered for', run: expireHolds },
  { name: 'free places for those who wait', run: offerWhatIsFree },
  { name: 'places given to walk-ins', run: releaseLate },
  { name: 'appointments of visits that ended', run: markFulfilled },
  { name: 'appointments that nobody came for', run: markNoShows },
]

/** Draws need the installation's key, from which their seeds come. */
export function drawRule(installationKey: Buffer): Rule {
  return { name: 'draws whose requests are closed', run: (tx, now) => runDueDraws(tx, installationKey, now) }
}
