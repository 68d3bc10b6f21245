import type { Language } from '#platform/words.ts'
import { Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Unbroken } from '#ui/unbroken.tsx'

type Row = {
  readonly queue: string
  readonly waiting: number
  readonly longest: number
  readonly promise: number
  readonly state: string
}
const rows: readonly Row[] = [
  { queue: 'E Samsat', waiting: 18, longest: 41, promise: 30, state: 'Tertunda' },
  { queue: 'A Disdukcapil KTP-el dan KK', waiting: 14, longest: 26, promise: 30, state: 'Hampir lewat' },
  { queue: 'C SKCK', waiting: 9, longest: 15, promise: 30, state: 'Lancar' },
]
const tones = { Tertunda: 'bad', 'Hampir lewat': 'attention', Lancar: 'good' } as const

const columns: readonly Column<Row>[] = [
  { heading: 'Antrean', cell: (row) => <Unbroken text={row.queue} /> },
  { heading: 'Menunggu', cell: (row) => row.waiting, isFigure: true, sort: 'waiting' },
  { heading: 'Terlama dan janji', cell: (row) => `${row.longest} / ${row.promise}`, isFigure: true, sort: 'longest' },
  { heading: 'Keadaan', cell: (row) => <Tag tone={tones[row.state as keyof typeof tones]}>{row.state}</Tag> },
]

export function QueueTable({ language }: { language: Language }) {
  return (
    <Table
      caption="Antrean pukul 09.41"
      columns={columns}
      rows={rows}
      sorted="-longest"
      sortHref={(sort) => `/gallery?sort=${sort}`}
      language={language}
    />
  )
}
