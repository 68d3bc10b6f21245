import type { VisitClass } from './visit.ts'

/**
 * Who is next: the mall's policy, pure, the same for the live queue and the simulator.
 * Credit (virtual arrival time) is the default, because it can be said on the ticket ("counted as if you came 30
 * minutes earlier") and bounds overtaking by the credit; accumulating priority (Kleinrock 1964; Stanford, Taylor and
 * Ziedins 2014) is an agency's option. Above both stands the hard promise to protected visitors.
 */
export type QueueRule = {
  /** In a lane (drive-thru) cars stand one behind the other: the order of coming, whoever sits in them. */
  readonly discipline: 'credit' | 'accumulating' | 'lane'
  readonly creditProtectedMinutes: number
  readonly creditAppointmentMinutes: number
  readonly promiseProtectedMinutes: number
  readonly weightProtected: number
  readonly weightAppointment: number
}

/** A Date, or whatever else knows its milliseconds. */
export type Moment = Pick<Date, 'getTime'>

/** The first of one class in one queue: inside a class people go in the order they came, so only heads compete. */
export type Head = {
  readonly legId: number
  readonly queueId: number
  readonly class: VisitClass
  readonly arrivalRef: Moment
  readonly keyAt: Moment
}
export type ProfileEntry = { readonly queueId: number; readonly whenWaitingOver: number | null }
export type Picked = { readonly legId: number; readonly why: 'order' | 'promise' }

const minute = 60_000

/** The place in the queue: the arrival less the credit of the class. Never later than the arrival. */
export function keyFor(rule: QueueRule, visitClass: VisitClass, arrivalRef: Date): Date {
  return new Date(arrivalRef.getTime() - creditMinutes(rule, visitClass) * minute)
}

/** Minutes by which a class counts as having come earlier. */
export function creditMinutes(rule: QueueRule, visitClass: VisitClass): number {
  if (rule.discipline !== 'credit') return 0
  if (visitClass === 'protected') return rule.creditProtectedMinutes
  return visitClass === 'appointment' ? rule.creditAppointmentMinutes : 0
}

/**
 * Chooses among the class heads of the queues that a counter serves: in each queue its candidate, then the queue whose
 * candidate has the longest effective wait. A helper entry counts only while its queue waits longer than it says.
 * Ties go to the smaller leg id, so that two processes choose alike. Asked a million times by the simulator: it keeps
 * to loops and makes nothing but its answer.
 */
export function pickNext(
  heads: readonly Head[],
  profile: readonly ProfileEntry[],
  rules: ReadonlyMap<number, QueueRule>,
  now: Moment,
): Picked | undefined {
  let best: Head | undefined
  let bestWait = 0
  let bestIsOverdue = false
  for (const { queueId, whenWaitingOver } of profile) {
    const rule = rules.get(queueId)
    if (!rule) continue
    let first: Head | undefined
    let firstWait = 0
    let firstIsOverdue = false
    for (const head of heads) {
      if (head.queueId !== queueId) continue
      const wait = effectiveWait(head, rule, now)
      const overdue = isOverdue(head, rule, now)
      if (first && !comesBefore(head, wait, overdue, first, firstWait, firstIsOverdue)) continue
      first = head
      firstWait = wait
      firstIsOverdue = overdue
    }
    if (!first || (whenWaitingOver !== null && firstWait <= whenWaitingOver * minute)) continue
    if (best && !comesBefore(first, firstWait, firstIsOverdue, best, bestWait, bestIsOverdue)) continue
    best = first
    bestWait = firstWait
    bestIsOverdue = firstIsOverdue
  }
  return best && { legId: best.legId, why: bestIsOverdue ? 'promise' : 'order' }
}

/** A protected visitor who has waited the promised time goes before everybody (UU 25/2009 Ps 29). */
export function isOverdue(head: Pick<Head, 'class' | 'arrivalRef'>, rule: QueueRule, now: Moment): boolean {
  return (
    rule.discipline !== 'lane' &&
    head.class === 'protected' &&
    now.getTime() - head.arrivalRef.getTime() >= rule.promiseProtectedMinutes * minute
  )
}

/** Milliseconds of wait as the discipline counts them: with credit, or multiplied by the weight of the class. */
export function effectiveWait(head: Omit<Head, 'legId' | 'queueId'>, rule: QueueRule, now: Moment): number {
  if (rule.discipline !== 'accumulating') return now.getTime() - head.keyAt.getTime()
  return (now.getTime() - head.arrivalRef.getTime()) * weightOf(rule, head.class)
}

function weightOf(rule: QueueRule, visitClass: VisitClass): number {
  if (visitClass === 'protected') return rule.weightProtected
  return visitClass === 'appointment' ? rule.weightAppointment : 1
}

function comesBefore(
  a: Head,
  waitOfA: number,
  isOverdueA: boolean,
  b: Head,
  waitOfB: number,
  isOverdueB: boolean,
): boolean {
  if (isOverdueA !== isOverdueB) return isOverdueA
  // Among the overdue the earliest arrival goes first, whatever the queue's discipline.
  const x = isOverdueA ? -a.arrivalRef.getTime() : waitOfA
  const y = isOverdueA ? -b.arrivalRef.getTime() : waitOfB
  return x === y ? a.legId < b.legId : x > y
}
