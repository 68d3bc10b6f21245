import type { Hono } from 'hono'
import type { Env } from '#platform/web/env.ts'
import { findVisit } from './info.ts'
import { showCancel, showNumber } from './number-page.tsx'
import { showTicket } from './ticket-page.tsx'

export function pages(routes: Hono<Env>, publicUrl: string): void {
  routes.get('/visits/:visit', async (c) => showNumber(c, await findVisit(c), {}))
  routes.get('/visits/:visit/cancel', async (c) => showCancel(c, await findVisit(c)))
  routes.get('/visits/:visit/ticket', async (c) => showTicket(c, await findVisit(c), publicUrl))
}
