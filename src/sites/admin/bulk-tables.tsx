import type { Ask } from '#platform/web/env.ts'
import { Icon } from '#ui/icon.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { BulkAct, Fate } from './bulk.ts'
import { words } from './words.ts'

type Row = Pick<Fate, 'id' | 'name' | 'was'>

/** The rows that were chosen, as they are. */
export function ChosenRows(props: { c: Ask; caption: string; rows: readonly Row[]; say: BulkAct['say'] }) {
  const { c, caption, rows, say } = props
  const says = words[c.var.language].bulk
  const columns: Column<Row>[] = [
    { heading: says.row, cell: ({ name }) => name },
    { heading: says.was, cell: ({ was }) => say(was) },
  ]
  return <Table caption={caption} columns={columns} rows={rows} language={c.var.language} />
}

/** Each row with what it is, what it becomes, and what stands in the way; those that cannot come first. */
export function Outcomes({ c, fates, say }: { c: Ask; fates: readonly Fate[]; say: BulkAct['say'] }) {
  const says = words[c.var.language].bulk
  const columns: Column<Fate>[] = [
    { heading: says.row, cell: ({ name }) => name },
    { heading: says.was, cell: ({ was }) => say(was) },
    { heading: says.becomes, cell: ({ now }) => say(now) },
    { heading: says.outcome, cell: (fate) => <Outcome c={c} fate={fate} /> },
  ]
  const sorted = [...fates].sort((a, b) => Number(!a.fault) - Number(!b.fault))
  return <Table caption={says.preview} isCaptionUnseen columns={columns} rows={sorted} language={c.var.language} />
}

function Outcome({ c, fate: { fault, isSame } }: { c: Ask; fate: Fate }) {
  const says = words[c.var.language].bulk
  if (fault)
    return (
      <span class="with-icon bad">
        <Icon name="warning" /> {fault}
      </span>
    )
  if (isSame) return <span class="quiet">{says.same}</span>
  return (
    <span class="with-icon">
      <Icon name="check" /> {says.fine}
    </span>
  )
}
