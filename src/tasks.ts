import type { Task } from '#platform/jobs.ts'
import type { House } from './house.ts'

/** What is done outside the database after an act wished for it with `later`: the modules' tasks, each with what it needs. */
export function tasksOf(_house: House): readonly Task[] {
  return []
}
