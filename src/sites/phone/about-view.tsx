import { Acts } from './acts.tsx'
import { isServedNoMore } from './closing.ts'
import { standingOfNumber } from './headline.ts'
import type { StandProps } from './snapshot.ts'
import { Papers, StatusRows } from './status-rows.tsx'
import { words } from './words.ts'

/** Who has to do something now finds the button first. */
export function AboutNumber(props: StandProps) {
  const standing = standingOfNumber(props.status)
  const { kind, leg } = standing
  const says = words[props.reader.language]
  const isOpen = leg && !isServedNoMore(leg, props.snapshot)
  const isActFirst = kind === 'missed' || kind === 'away'
  return (
    <>
      {isActFirst && <Acts {...props} standing={standing} />}
      <StatusRows {...props} standing={standing} />
      {!isActFirst && <Acts {...props} standing={standing} />}
      <Papers {...props} standing={standing} />
      {isOpen && <p class="small quiet">{says.movesByItself}</p>}
      {isOpen && <p class="small quiet">{says.keep}</p>}
    </>
  )
}
