import { openVault } from '#account/vault.ts'
import { receiptPrinter } from '#connectors/receipt-printer/driver.ts'
import { webPush } from '#connectors/web-push/driver.ts'
import { senderKeys } from '#connectors/web-push/vapid.ts'
import { noticeTasks } from '#notice/push-task.ts'
import type { Task } from '#platform/jobs.ts'
import { printingTasks } from '#printing/print-task.ts'
import type { House } from './house.ts'

/** What is done outside the database after an act wished for it with `later`: the modules' tasks, each with what it needs. */
export function tasksOf(house: House): readonly Task[] {
  const { settings, installationKey } = house
  const push = webPush({
    keys: senderKeys(installationKey),
    contact: contactOf(settings.publicUrl),
    reach: settings.push,
  })
  return [
    ...printingTasks(house, receiptPrinter(settings.printers)),
    ...noticeTasks(house, openVault(installationKey), push),
  ]
}

/** At which the operator of a push service finds us; it must not be plain http. */
function contactOf(publicUrl: string): string | undefined {
  return publicUrl.startsWith('https:') ? publicUrl : undefined
}
