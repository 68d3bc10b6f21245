import type { Ask } from '#platform/web/env.ts'
import { Act, Buttons } from '#ui/button.tsx'
import { words } from '../words.ts'
import type { Found } from './info.ts'
import { infoFrame } from './info-page.tsx'

/** Asked once more: a cancelled number is not brought back. */
export function showCancel(c: Ask, { visit }: Found): Promise<Response> {
  const says = words[c.var.language].info
  const base = `/desk/info/visits/${visit.id}`
  return infoFrame(
    c,
    says.cancel,
    <>
      <h1>{says.cancelConfirm(visit.ticket)}</h1>
      <p>{says.cancelHelp}</p>
      <Buttons>
        <Act action={`${base}/cancel`} kind="stop">
          {says.cancelYes}
        </Act>
        <a class="button secondary" href={base} data-shortcut="Escape">
          <span>{says.backToNumber}</span>
        </a>
      </Buttons>
    </>,
  )
}
