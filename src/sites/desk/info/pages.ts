import type { Hono } from 'hono'
import type { Env } from '#platform/web/env.ts'
import { showCancel } from './cancel-page.tsx'
import { findVisit } from './info.ts'
import { showInfo, showKeys } from './info-page.tsx'
import { showSheet } from './sheet-page.tsx'
import { showTicket } from './ticket-page.tsx'

export function pages(routes: Hono<Env>, publicUrl: string): void {
  routes.get('/', (c) => showInfo(c))
  routes.get('/keys', showKeys)
  routes.get('/visits/:visit', (c) => showInfo(c))
  routes.get('/visits/:visit/cancel', async (c) => showCancel(c, await findVisit(c)))
  routes.get('/visits/:visit/ticket', async (c) => showTicket(c, await findVisit(c), publicUrl))
  routes.get('/services/:service/sheet', showSheet)
}
