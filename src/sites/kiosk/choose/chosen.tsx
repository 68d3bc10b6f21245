import type { Ask } from '#platform/web/env.ts'
import { Notice } from '#ui/parts.tsx'
import { type Choice, kioskPath } from './choice.ts'
import { words } from './words.ts'

/** What is chosen so far, so that nobody wonders whether the first choice was lost. */
export function Chosen({ c, choice }: { c: Ask; choice: Choice }) {
  if (choice.services.length === 0) return null
  const { language, formats } = c.var
  const says = words[language].chosen
  return (
    <Notice title={says.title}>
      <p>{formats.list(choice.services.map((service) => service.name[language]))}</p>
      <p>
        <a href={kioskPath('/order', choice)}>{says.see}</a>
      </p>
    </Notice>
  )
}
