import type { KeptAct } from './kept.ts'

export type Answer =
  /** `said`: what of the press was left out. */
  | { readonly kind: 'done'; readonly page: string; readonly said: string }
  /** The desk is not there, or is just starting again: the same press is sent once more later. */
  | { readonly kind: 'unreached' }
  /** The house is there and something in it is broken: tried again a few times, then told. */
  | { readonly kind: 'fault'; readonly why: string }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'asked'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly why: string }

/** A pulled cable says nothing at all: after so long nobody is there. */
const patience = 6_000

export async function send(act: KeptAct, token: string): Promise<Answer> {
  const body = new URLSearchParams([...act.fields.map(([name, value]) => [name, value]), ['command', act.id]])
  body.set('token', token)
  let answer: Response
  try {
    answer = await fetch(act.action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    })
  } catch {
    return { kind: 'unreached' }
  }
  const said = await jsonOf(answer)
  // A machine between here and the house answers in its own words, not as the house does.
  if (said === undefined) return { kind: 'unreached' }
  if (answer.status >= 500) return said.reference ? { kind: 'fault', why: String(said.title) } : { kind: 'unreached' }
  if (answer.ok) return { kind: 'done', page: String(said.page ?? ''), said: String(said.said ?? '') }
  if (answer.status === 422) return { kind: 'asked', errors: { ...(said.errors as Record<string, string>) } }
  const isSignedOut = answer.status === 403 && /signInFirst|formTooOld/.test(String(said.type))
  return isSignedOut ? { kind: 'signedOut' } : { kind: 'refused', why: String(said.title ?? '') }
}

async function jsonOf(answer: Response): Promise<Record<string, unknown> | undefined> {
  try {
    const said: unknown = await answer.json()
    return typeof said === 'object' && said !== null ? { ...said } : undefined
  } catch {
    return undefined
  }
}
