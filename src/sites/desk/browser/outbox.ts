import { forget, type KeptAct, keep, keptActs, markUnreached, type Pressed, takeTooOld } from './kept.ts'
import { type Answer, send } from './send.ts'

/** What the outbox tells the page. */
export type Told =
  /** `asked`: when the answered attempt left, by `performance.now()`. */
  | {
      readonly kind: 'sent'
      readonly act: KeptAct
      readonly page: string
      readonly said: string
      readonly asked: number
    }
  | { readonly kind: 'asked'; readonly act: KeptAct; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly act: KeptAct; readonly why: string }
  | { readonly kind: 'tooOld'; readonly act: KeptAct }
  | { readonly kind: 'unreached' }
  | { readonly kind: 'signedOut' }

const again = 4_000
const mostFaults = 5

type Outbox = {
  /** Under which name this browser keeps the presses. */
  readonly name: string
  readonly token: string
  readonly now: () => number
  readonly tell: (told: Told) => void
}

/**
 * Sends what was pressed, one after the other in the order of the presses, each with its own command id. What is not
 * answered stays first in line and is sent again by itself; so a repeat is the same wish, and never a second call.
 */
export function openOutbox({ name, token, now, tell }: Outbox) {
  const faults = new Map<string, number>()
  let isSending = false
  let next: ReturnType<typeof setTimeout> | undefined

  /** Keeps it first, sends it then: what is written down survives whatever happens on the way. */
  function put(act: Pressed): boolean {
    if (!keep(name, act)) return false
    void flush()
    return true
  }

  async function flush(): Promise<void> {
    if (isSending) return
    isSending = true
    clearTimeout(next)
    try {
      for (const act of takeTooOld(name, now())) tell({ kind: 'tooOld', act })
      for (let [act] = keptActs(name); act; [act] = keptActs(name)) if (!(await sent(act))) break
    } finally {
      isSending = false
    }
    if (keptActs(name).length > 0) next = setTimeout(() => void flush(), again)
  }

  /** False when the rest has to wait as well. */
  async function sent(act: KeptAct): Promise<boolean> {
    const asked = performance.now()
    const answer = settled(act, await send(act, token))
    if (answer.kind === 'unreached' || answer.kind === 'signedOut' || answer.kind === 'fault') {
      markUnreached(name)
      tell(answer.kind === 'signedOut' ? answer : { kind: 'unreached' })
      return false
    }
    forget(name, act.id)
    if (answer.kind === 'done') tell({ ...answer, kind: 'sent', act, asked })
    else tell({ ...answer, act })
    return true
  }

  function settled(act: KeptAct, answer: Answer): Answer {
    if (answer.kind !== 'fault') return answer
    faults.set(act.id, (faults.get(act.id) ?? 0) + 1)
    return (faults.get(act.id) ?? 0) < mostFaults ? answer : { kind: 'refused', why: answer.why }
  }

  return { put, flush, waiting: () => keptActs(name) }
}
