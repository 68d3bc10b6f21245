import { randomBytes, randomInt } from 'node:crypto'
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DatabaseAway } from '#platform/database-away.ts'
import { Forbidden, NotFound, Refused } from '#platform/refused.ts'
import { firstLanguage, type SayRefusal } from '#platform/words.ts'
import { wantsJson } from './answers.ts'
import type { Ask, Env } from './env.ts'
import { Invalid } from './forms.ts'

/** What went otherwise than asked, ready for a page or a problem document (RFC 9457). */
export type Fault = {
  readonly status: ContentfulStatusCode
  /** Key of the refusal; `fault` when it is ours. */
  readonly key: string
  readonly sentence: string | undefined
  readonly reference?: string
  readonly errors?: Readonly<Record<string, string>>
}
export type ShowFault = (c: Ask, fault: Fault) => Response | Promise<Response>
type Log = { error(message: string, fields?: Record<string, unknown>): void }

/** The one place where an error becomes an answer: the domain says why it refuses, this edge chooses the status. */
export function errorEdge(edge: { say: SayRefusal; show: ShowFault; log: Log }): ErrorHandler<Env> {
  return async (error, c) => {
    const fault = faultOf(error, c, edge)
    if (fault.status === 503) c.header('retry-after', String(comeBackIn()))
    if (wantsJson(c)) return problem(c, fault)
    if (error instanceof Invalid && error.show) {
      c.status(422)
      return await error.show(error.form)
    }
    return await edge.show(c, fault)
  }
}

export function nothingHere(edge: { say: SayRefusal; show: ShowFault }): NotFoundHandler<Env> {
  return async (c) => {
    const fault = {
      status: 404 as const,
      key: 'notFound',
      sentence: edge.say(c.var.language ?? firstLanguage, 'notFound'),
    }
    return wantsJson(c) ? problem(c, fault) : await edge.show(c, fault)
  }
}

function faultOf(error: Error, c: Ask, edge: { say: SayRefusal; log: Log }): Fault {
  const language = c.var.language ?? firstLanguage
  if (error instanceof Invalid) {
    return { status: 422, key: 'invalid', sentence: edge.say(language, 'invalid'), errors: error.form.errors }
  }
  if (error instanceof Refused) {
    return { status: statusOf(error), key: error.key, sentence: edge.say(language, error.key, error.detail) }
  }
  if (error instanceof HTTPException && error.status < 500) {
    const key = error.status === 413 ? 'tooLarge' : 'notUnderstood'
    return { status: error.status as ContentfulStatusCode, key, sentence: edge.say(language, key) }
  }
  // Over by itself, and the same for everybody: no number to find it by.
  if (error instanceof DatabaseAway) {
    edge.log.error(error.message, { method: c.req.method, route: routeOf(c) })
    return { status: 503, key: 'away', sentence: edge.say(language, 'away') }
  }
  const reference = randomBytes(5).toString('hex').toUpperCase()
  edge.log.error('a request failed', {
    reference,
    method: c.req.method,
    route: routeOf(c),
    error: insideOf(error),
  })
  return { status: 500, key: 'fault', sentence: edge.say(language, 'fault', { reference }), reference }
}

/** Seconds, each time others: programs that were refused together do not come back together. */
function comeBackIn(): number {
  return randomInt(10, 21)
}

/** What a database refuses (codes 22 and 23) it quotes, and what it quotes may be somebody's NIK: then only where, not what. */
function insideOf(error: Error & { code?: unknown; constraint?: unknown }): string {
  const stack = error.stack ?? String(error)
  if (typeof error.code !== 'string' || !/^2[23]\w{3}$/.test(error.code)) return stack
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return [`${error.name} ${error.code} ${error.constraint ?? ''}`.trim(), ...frames].join('\n')
}

function statusOf(error: Refused): ContentfulStatusCode {
  if (error instanceof NotFound) return 404
  if (error instanceof Forbidden) return 403
  return error.key === 'tooManyRequests' ? 429 : 409
}

/** The pattern of the route, not the address: an address can hold a visitor's secret. */
function routeOf(c: Ask): string {
  return c.req.matchedRoutes.findLast((route) => route.method !== 'ALL')?.path ?? 'none'
}

function problem(c: Ask, fault: Fault): Response {
  const body = {
    type: `/problems/${fault.key}`,
    title: fault.sentence,
    status: fault.status,
    reference: fault.reference,
    errors: fault.errors,
  }
  return c.json(body, fault.status, { 'content-type': 'application/problem+json' })
}
