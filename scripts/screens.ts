/**
 * `npm run screens`: pictures of every face on a busy Monday at 09.41, into docs/screens. `npm run screens -- desk kiosk`
 * takes only those whose name begins so.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { withBusyMall } from './screens/busy-mall.ts'
import { takePictures } from './screens/camera.ts'
import { composeOverview } from './screens/overview.ts'

const folder = join(import.meta.dirname, '../docs/screens')
const wanted = process.argv.slice(2)

await mkdir(folder, { recursive: true })
await withBusyMall(async (mall, browser) => {
  await takePictures(mall, browser, folder, (name) => wanted.length === 0 || wanted.some((one) => name.startsWith(one)))
  await composeOverview(browser, folder)
})
