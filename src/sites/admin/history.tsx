import { namesOf } from '#account/names.ts'
import { type HistoryEntry, type HistoryQuestion, readHistory } from '#ledger/history.ts'
import type { Tx } from '#platform/database.ts'
import type { Ask } from '#platform/web/env.ts'
import { type Column, Table } from '#ui/table.tsx'
import { kinds } from './kind-words.ts'
import { nameOfField, showValue, whereTheyDiffer } from './values.ts'
import { words } from './words.ts'

export type NamedEntry = HistoryEntry & { readonly who: string | undefined }

/** The ledger's entries with the names of those who acted and of those whom a change is about: it keeps accounts only. */
export async function namedHistory(tx: Tx, asked: HistoryQuestion, most: number): Promise<NamedEntry[]> {
  const entries = await readHistory(tx, asked, most)
  const ids = new Set(
    entries.flatMap((entry) =>
      [entry.actor, entry.subject, ...accountsIn(entry.changes)].flatMap((text) => staffId(text) ?? []),
    ),
  )
  const names = await namesOf(tx, [...ids])
  return entries.map((entry) => ({
    ...entry,
    who: names.get(staffId(entry.actor) ?? 0),
    label: entry.label || (names.get(staffId(entry.subject) ?? 0) ?? ''),
    changes: withNames(entry.changes, names) as NamedEntry['changes'],
  }))
}

function staffId(actor: string): number | undefined {
  return /^staff:\d+$/.test(actor) ? Number(actor.slice('staff:'.length)) : undefined
}

function accountsIn(changes: unknown): string[] {
  return JSON.stringify(changes).match(/staff:\d+/g) ?? []
}

function withNames(value: unknown, names: ReadonlyMap<number, string>): unknown {
  if (typeof value === 'string') return names.get(staffId(value) ?? 0) ?? value
  if (Array.isArray(value)) return value.map((one) => withNames(one, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withNames(one, names)]))
}

/** The foot of a page about one thing: what was changed, by whom, when. */
export function HistoryFoot({ c, entries, subject }: { c: Ask; entries: readonly NamedEntry[]; subject: string }) {
  const says = words[c.var.language]
  return (
    <section class="history" aria-labelledby="riwayat">
      <h2 id="riwayat">{says.historyTitle}</h2>
      {entries.length === 0 ? (
        <p class="quiet">{says.historyNone}</p>
      ) : (
        <>
          <HistoryTable c={c} entries={entries} caption={says.historyCaption} />
          <p>
            <a href={`/admin/history?subject=${encodeURIComponent(subject)}`}>{says.historyAll}</a>
          </p>
        </>
      )}
    </section>
  )
}

type HistoryTableProps = { c: Ask; entries: readonly NamedEntry[]; caption: string; isAboutMany?: boolean }

export function HistoryTable({ c, entries, caption, isAboutMany }: HistoryTableProps) {
  const says = words[c.var.language]
  const about: Column<NamedEntry>[] = isAboutMany ? [{ heading: says.about, cell: (entry) => aboutWhat(c, entry) }] : []
  const columns: Column<NamedEntry>[] = [
    {
      heading: says.when,
      cell: (entry) => <time datetime={entry.at.toISOString()}>{c.var.formats.moment(entry.at)}</time>,
    },
    ...about,
    { heading: says.what, cell: (entry) => <What c={c} entry={entry} /> },
    { heading: says.who, cell: (entry) => <span class="whole">{whoOf(c, entry)}</span> },
  ]
  return <Table caption={caption} columns={columns} rows={entries} language={c.var.language} />
}

/** How a hall calls has no name of its own: it is the part of the administration where it is set. */
function aboutWhat(c: Ask, { subject, label }: NamedEntry): string {
  return subject === 'hall:voice' && label === 'hall' ? words[c.var.language].sections.voice : label
}

function What({ c, entry }: { c: Ask; entry: NamedEntry }) {
  const says = words[c.var.language]
  const names: Readonly<Record<string, string>> = kinds[c.var.language]
  return (
    <>
      {names[entry.kind] ?? entry.kind}
      <ul class="changes">
        {Object.entries(entry.changes).map(([field, change]) => {
          const { was, now } = whereTheyDiffer(change)
          return (
            <li>
              {nameOfField(c, field)}: {isThere(was) && <del>{showValue(c, was, field)}</del>}{' '}
              {isThere(was) && isThere(now) && <span class="unseen">{says.became}</span>}{' '}
              {isThere(now) && <ins>{showValue(c, now, field)}</ins>}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function isThere(value: unknown): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0)
}

function whoOf(c: Ask, { who, actor }: NamedEntry): string {
  const says = words[c.var.language]
  if (who) return who
  const kind = actor.split(':')[0] ?? ''
  const names: Readonly<Record<string, string>> = says.actors
  return names[kind] ?? says.gone
}
