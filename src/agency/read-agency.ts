import type { Tx } from '#platform/database.ts'
import type { Addendum, AgencyRow, OneDay } from './agency.ts'
import { countWaiting, readAgency, readExceptions, readPresence, readRetired } from './store.ts'

/** An agency as the editing screens show it: also when it is retired, and with all its addenda. */
export type AgencyDetail = AgencyRow & { readonly addenda: readonly Addendum[]; readonly oneDays: readonly OneDay[] }

export async function agencyDetail(tx: Tx, id: number, today: string): Promise<AgencyDetail> {
  const agency = await readAgency(tx, id)
  return { ...agency, addenda: await readPresence(tx, id), oneDays: await readExceptions(tx, id, today) }
}

export { countWaiting as peopleWaitingFor, readRetired as retiredAgencies }
