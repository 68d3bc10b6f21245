import { allow } from '#account/allow.ts'
import { defaultSettings, type MallSettings } from '#directory/directory.ts'
import { type MallRow, mallDetail } from '#mall/read-mall.ts'
import type { Ask } from '#platform/web/env.ts'
import { words } from './words.ts'

export function back(c: Ask) {
  return { href: '/admin/mall', text: words[c.var.language].title }
}

export async function loadForEditing(c: Ask): Promise<MallRow> {
  allow(c.var.actor, 'mall.edit')
  return c.var.inMall((tx) => mallDetail(tx))
}

/** The mall's rules, with what is usual where it has none of its own. */
export function settingsOf(mall: MallRow): MallSettings {
  return { ...defaultSettings, ...mall.settings }
}

/** The host name under which this page was opened. */
export function hostOf(c: Ask): string {
  return (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
}
