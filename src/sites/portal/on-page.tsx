import type { Language } from '#platform/words.ts'
import { onPageWords } from './on-page-words.ts'

/** Parts of the mall's page, in their order, by the place that an address leads to. */
export const parts = {
  hours: 'jam',
  holidays: 'libur',
  agencies: 'instansi',
  plan: 'denah',
  address: 'alamat',
} as const
type Part = keyof typeof parts

/** A long page says at its head what is on it: who looks for the bus stop does not pass forty agencies first. */
export function OnPage({ language, has }: { language: Language; has: readonly Part[] }) {
  const says = onPageWords[language]
  return (
    <nav class="on-page" aria-label={says.label}>
      {has.map((part) => (
        <a href={`#${parts[part]}`}>{says.parts[part]}</a>
      ))}
    </nav>
  )
}
