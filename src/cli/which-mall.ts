import { type ListedMall, listMalls } from '#pack/list-malls.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import { type Call, option } from './command.ts'
import type { Tools } from './with-database.ts'

/** The mall of --mall, or the only one there is. */
export async function whichMall({ db }: Tools, call: Call): Promise<ListedMall> {
  const code = option(call, 'mall')
  const malls = await db.transact({ system: true }, listMalls)
  const [mall, ...others] = malls.filter((one) => code === undefined || one.code === code)
  if (!mall) throw new NotFound('pack.noMall', code === undefined ? {} : { code })
  if (others.length > 0) throw new Refused('pack.whichMall', { codes: malls.map((one) => one.code).join(', ') })
  return mall
}

export async function inMall<T>(tools: Tools, call: Call, act: (tx: Tx) => Promise<T>): Promise<T> {
  const { id } = await whichMall(tools, call)
  return await tools.db.transact({ mall: id }, act)
}
