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

/** The first of one class in one queue: inside a class people go in the order they came, so only heads compete. */
export type Head = {
  readonly legId: number
  readonly queueId: number
  readonly class: VisitClass
  readonly arrivalRef: Date
  readonly keyAt: Date
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
 * Ties go to the smaller leg id, so that two processes choose alike.
 */
export function pickNext(
  heads: readonly Head[],
  profile: readonly ProfileEntry[],
  rules: ReadonlyMap<number, QueueRule>,
  now: Date,
): Picked | undefined {
  const candidates = profile.flatMap((entry) => {
    const rule = rules.get(entry.queueId)
    const candidate =
      rule &&
      candidateOf(
        heads.filter((head) => head.queueId === entry.queueId),
        rule,
        now,
      )
    if (!candidate) return []
    return entry.whenWaitingOver !== null && candidate.wait <= entry.whenWaitingOver * minute ? [] : [candidate]
  })
  const best = candidates.reduce<Candidate | undefined>((a, b) => (a && !comesBefore(b, a) ? a : b), undefined)
  return best && { legId: best.head.legId, why: best.isOverdue ? 'promise' : 'order' }
}

type Candidate = { readonly head: Head; readonly wait: number; readonly isOverdue: boolean }

function candidateOf(heads: readonly Head[], rule: QueueRule, now: Date): Candidate | undefined {
  return heads
    .map((head) => ({ head, wait: effectiveWait(head, rule, now), isOverdue: isOverdue(head, rule, now) }))
    .reduce<Candidate | undefined>((a, b) => (a && !comesBefore(b, a) ? a : b), undefined)
}

/** A protected visitor who has waited the promised time goes before everybody (UU 25/2009 Ps 29). */
export function isOverdue(head: Pick<Head, 'class' | 'arrivalRef'>, rule: QueueRule, now: Date): boolean {
  return (
    rule.discipline !== 'lane' &&
    head.class === 'protected' &&
    now.getTime() - head.arrivalRef.getTime() >= rule.promiseProtectedMinutes * minute
  )
}

/** Milliseconds of wait as the discipline counts them: with credit, or multiplied by the weight of the class. */
export function effectiveWait(head: Omit<Head, 'legId' | 'queueId'>, rule: QueueRule, now: Date): number {
  if (rule.discipline !== 'accumulating') return now.getTime() - head.keyAt.getTime()
  return (now.getTime() - head.arrivalRef.getTime()) * weightOf(rule, head.class)
}

function weightOf(rule: QueueRule, visitClass: VisitClass): number {
  if (visitClass === 'protected') return rule.weightProtected
  return visitClass === 'appointment' ? rule.weightAppointment : 1
}

function comesBefore(a: Candidate, b: Candidate): boolean {
  if (a.isOverdue !== b.isOverdue) return a.isOverdue
  // Among the overdue the earliest arrival goes first, whatever the queue's discipline.
  const [x, y] = a.isOverdue ? [-a.head.arrivalRef.getTime(), -b.head.arrivalRef.getTime()] : [a.wait, b.wait]
  return x === y ? a.head.legId < b.head.legId : x > y
}
