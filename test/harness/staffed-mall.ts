import { startApp, type TestApp } from './app.ts'
import { buildPeople, type People } from './people.ts'
import { buildSmallMall, type SmallMall } from './small-mall.ts'

type Options = Omit<NonNullable<Parameters<typeof startApp>[0]>, 'arrange' | 'database'>
type StaffedMall = { readonly app: TestApp; readonly mall: SmallMall; readonly people: People }

/** The house with the small mall in it and everybody who works there. */
export async function openStaffedMall(options: Options): Promise<StaffedMall> {
  const built: { mall?: SmallMall; people?: People } = {}
  const app = await startApp({
    ...options,
    arrange: async (database) => {
      built.mall = await buildSmallMall(database)
      built.people = await buildPeople(database, built.mall)
    },
  })
  const { mall, people } = built
  if (!mall || !people) throw new Error('the mall was not built')
  return { app, mall, people }
}
