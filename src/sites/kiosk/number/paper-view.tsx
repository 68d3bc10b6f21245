import type { Language } from '#platform/words.ts'
import type { Paper } from '#printing/read-printers.ts'
import { Act, ButtonLink, Buttons } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/parts.tsx'
import { words } from './words.ts'

type PaperProps = { visitId: number; paper: Paper | undefined; language: Language }

/** The sheet as the printer tells of it; what to do when none came is said at once, and the number stands all the same. */
export function PaperView({ visitId, paper, language }: PaperProps) {
  const says = words[language].number
  if (paper?.state === 'failed') return <NoPaper visitId={visitId} reason={paper.reason} language={language} />
  return (
    <p class="printing" role="status">
      <Icon name="print" />
      <span>{paper?.state === 'printed' ? says.takePaper : says.isPrinting}</span>
    </p>
  )
}

function NoPaper({ visitId, reason, language }: { visitId: number; reason: Paper['reason']; language: Language }) {
  const says = words[language].number
  const why = reason === 'paper_out' || reason === 'cover_open' ? says.why[reason] : says.why.other
  return (
    <>
      <Notice tone="attention" title={why} isNews>
        <p>{says.photograph}</p>
      </Notice>
      <Buttons>
        <Act action={`/kiosk/numbers/${visitId}/prints`} kind="secondary">
          {says.again}
        </Act>
        <ButtonLink href={`/kiosk/numbers/${visitId}/cancel`} kind="quiet">
          {says.giveUp}
        </ButtonLink>
      </Buttons>
    </>
  )
}
