import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Vault } from '#account/vault.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Job, Task } from '#platform/jobs.ts'
import { recentWaits } from '#visit/estimate/recent-waits.ts'
import { readStatuses, type Status } from '#visit/read-status.ts'
import { pushTask } from './look.ts'
import { messageOf } from './message.ts'
import { occasionsOf } from './occasions.ts'
import type { PushDriver, PushMessage, Sending, Subscription } from './push.ts'
import { beginPush, deleteSubscriptionById, endPush, type WantedPush, wantAgain } from './store.ts'
import { aboutOf } from './subscribe.ts'

type House = { readonly db: Database; readonly clock: Clock }
type Begun = {
  readonly push: WantedPush
  readonly to: Subscription
  readonly message: PushMessage
  readonly how: Sending
}

/** Wakes one browser. Before each try it is looked whether it is still true. */
export function noticeTasks(house: House, vault: Vault, driver: PushDriver): readonly Task[] {
  return [{ name: pushTask, run: (job) => send(house, vault, driver, job) }]
}

const payload = z.object({ pushId: z.number().int().positive() })

async function send({ db, clock }: House, vault: Vault, driver: PushDriver, job: Job): Promise<void> {
  const { pushId } = payload.parse(job.payload)
  const inMall = <T>(act: (tx: Tx) => Promise<T>) => db.transact({ mall: job.mall }, act)
  const begun = await inMall((tx) => begin(tx, vault, pushId, clock.now()))
  if (!begun) return
  const { push, to, message, how } = begun
  const pushed = await driver.push(to, message, how, job.signal)
  if (pushed === 'again' && !job.isLastAttempt) {
    await inMall((tx) => wantAgain(tx, push.id))
    throw new Error('the push service did not take it')
  }
  await inMall(async (tx) => {
    if (pushed === 'gone') await deleteSubscriptionById(tx, push.subscriptionId)
    else await endPush(tx, push.id, pushed === 'again' ? 'refused' : pushed, clock.now())
  })
}

async function begin(tx: Tx, vault: Vault, pushId: number, now: Date): Promise<Begun | undefined> {
  const push = await beginPush(tx, pushId)
  if (!push) return undefined
  const directory = await directoryOf(tx, now)
  const status = (await readStatuses(tx, directory, [push.visitId], now)).get(push.visitId)
  if (!status || !(await isStillSo(tx, directory, status, push, now))) {
    await endPush(tx, push.id, 'over', now)
    return undefined
  }
  const to = JSON.parse(vault.open(aboutOf(tx, push.visitId), push.sealed).toString()) as Subscription
  return { push, to, message: messageOf(directory, status, push), how: howOf(push, status.visit.token) }
}

async function isStillSo(tx: Tx, directory: Directory, status: Status, push: WantedPush, now: Date): Promise<boolean> {
  const waits = await recentWaits(tx, directory, now, [...status.waitedMs.keys()])
  const { legId, about, occasion } = push
  return occasionsOf(status, waits).some(
    (one) => one.legId === legId && one.about === about && one.occasion === occasion,
  )
}

const seconds = { called: 120, near: 300, moved: 600 } as const

function howOf({ about }: WantedPush, token: string): Sending {
  const topic = hash('sha256', `push\n${token}`, 'base64url').slice(0, 22)
  return { seconds: seconds[about], isUrgent: about === 'called', topic }
}
