import type { Formats } from '#platform/formats.ts'
import type { Language } from '#platform/words.ts'
import { Part } from './part.tsx'
import { words } from './words.ts'

export function TypeAndColours({ language, formats, now }: { language: Language; formats: Formats; now: Date }) {
  const says = words[language]
  return (
    <>
      <Part title={says.type}>
        <p class="number sample">A 012</p>
        <h3>{formats.date(now)}</h3>
        <p>
          {formats.moment(now)} · {formats.money(75_000)} · {formats.number(93.4, 1)} · {formats.percent(0.91)} ·{' '}
          {formats.minutesBetween(15, 25)} · {formats.list(['KTP', 'KK', 'akta'])}
        </p>
        <p class="small quiet">{says.lead}</p>
      </Part>
      <Part title={says.colours}>
        <ul class="swatches">
          {swatches.map((name) => (
            <li class={`swatch ${name}`}>{name}</li>
          ))}
        </ul>
      </Part>
    </>
  )
}

const swatches = [
  'ink',
  'paper',
  'card',
  'indigo',
  'indigo-deep',
  'indigo-soft',
  'soga',
  'soga-soft',
  'leaf',
  'leaf-soft',
  'marigold',
  'marigold-soft',
  'brick',
  'brick-soft',
] as const
