import type { Directory } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { Notice } from '#ui/parts.tsx'
import { words } from './words.ts'

/** On a day of practice nobody who strays in takes the number for a real one. */
export function Rehearsal({ c, directory }: { c: Ask; directory: Directory }) {
  if (!directory.mall.rehearsingSince) return null
  return <Notice tone="attention">{words[c.var.language].rehearsal}</Notice>
}
