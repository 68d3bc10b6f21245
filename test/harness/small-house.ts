import { startApp, type TestApp } from './app.ts'
import type { TestDatabase } from './database.ts'
import { hands } from './hall.ts'
import { buildSmallMall, type SmallMall } from './small-mall.ts'

type Options = Omit<NonNullable<Parameters<typeof startApp>[0]>, 'arrange' | 'database'> & {
  /** What else is there before the first page is asked for. */
  readonly arrange?: (database: TestDatabase, mall: SmallMall) => Promise<unknown>
}
type SmallHouse = { readonly app: TestApp; readonly mall: SmallMall; readonly hall: ReturnType<typeof hands> }

/** The house with the small mall in it, and hands to work there. */
export async function openSmallHouse({ arrange, ...options }: Options): Promise<SmallHouse> {
  let mall: SmallMall | undefined
  const app = await startApp({
    ...options,
    arrange: async (database) => {
      mall = await buildSmallMall(database)
      await arrange?.(database, mall)
    },
  })
  if (!mall) throw new Error('the mall was not built')
  return { app, mall, hall: hands(app.database, mall) }
}
