import { approveDevice, askToPair } from '#account/device/pair.ts'
import { hashToken, newToken } from '#account/token.ts'
import type { TestApp } from './app.ts'
import { openReader, type Reader } from './reader.ts'
import type { SmallMall } from './small-mall.ts'

export type Kiosk = Reader & { readonly token: string }

/** A kiosk as it stands in the hall: its code approved by the manager, its cookie kept. */
export async function pairKiosk(
  { app, house, clock }: Pick<TestApp, 'app' | 'house' | 'clock'>,
  mall: SmallMall,
  name = 'Kios 1',
): Promise<Kiosk> {
  const token = newToken()
  await house.db.transact({ mall: mall.mall }, async (tx) => {
    const { code } = await askToPair(tx, 'kiosk', hashToken(token), clock.now())
    await approveDevice(tx, code, { name, zoneId: mall.zone }, mall.ibuSiti, clock.now())
  })
  const reader = openReader({ app })
  reader.cookies.set('device', token)
  return { ...reader, token }
}
