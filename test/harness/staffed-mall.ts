import type { TestApp } from './app.ts'
import { buildPeople, type People } from './people.ts'
import { openSmallHouse } from './small-house.ts'
import type { SmallMall } from './small-mall.ts'

type Options = Omit<Parameters<typeof openSmallHouse>[0], 'arrange'>
type StaffedMall = { readonly app: TestApp; readonly mall: SmallMall; readonly people: People }

/** The small house with everybody who works there. */
export async function openStaffedMall(options: Options): Promise<StaffedMall> {
  let people: People | undefined
  const { app, mall } = await openSmallHouse({
    ...options,
    arrange: async (database, mall) => {
      people = await buildPeople(database, mall)
    },
  })
  if (!people) throw new Error('nobody works there')
  return { app, mall, people }
}
