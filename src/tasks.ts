import { receiptPrinter } from '#connectors/receipt-printer/driver.ts'
import type { Task } from '#platform/jobs.ts'
import { printingTasks } from '#printing/print-task.ts'
import type { House } from './house.ts'

/** What is done outside the database after an act wished for it with `later`: the modules' tasks, each with what it needs. */
export function tasksOf(house: House): readonly Task[] {
  return [...printingTasks(house, receiptPrinter(house.settings.printers))]
}
