import { Document, isMap, isSeq, type Node } from 'yaml'
import { appointmentSettings, mallSettings } from './form/mall-file.ts'
import { weekdays } from './form/parts.ts'
import type { FileKind } from './forms.ts'
import type { PackValues } from './undescribe.ts'

/** What stands on one line of its own: small things, of which there are many. */
const onOneLine: Readonly<Record<FileKind, readonly string[]>> = {
  mall: [
    'name',
    'address',
    'sites.*.halls.*.zones.*',
    'sites.*.visiting.place',
    'sites.*.visiting.ways.*',
    'sites.*.visiting.facilities.*',
    'hosts',
  ],
  calendar: ['holidays.*', 'opening.*.days.~', 'opening.*.breaks.~'],
  documents: ['*'],
  staff: ['staff.*', 'roster.*'],
  public: ['life_events.*.about', 'life_events.*.steps.*', 'same_words.*', 'spoken.*'],
  agency: [
    'presence.*',
    'complaints',
    'counters.*.profile.*',
    'services.*.words',
    'services.*.standard.requirements.*',
    'services.*.standard.procedure.*',
    'services.*.standard.time',
    'services.*.standard.cost',
    'services.*.standard.product',
    'services.*.standard.product_validity',
    'services.*.standard.complaints',
    'services.*.assumed',
  ],
}

/** The files of a pack by their paths, as text that people can read, change and compare. */
export function writeYaml(pack: PackValues): ReadonlyMap<string, string> {
  const files = new Map([
    ['mall.yaml', textOf('mall', pack.mall)],
    ['calendar.yaml', textOf('calendar', pack.calendar)],
    ['documents.yaml', textOf('documents', pack.documents)],
  ])
  if (pack.staff) files.set('staff.yaml', textOf('staff', pack.staff))
  if (pack.public) files.set('public.yaml', textOf('public', pack.public))
  for (const agency of pack.agencies) files.set(`agencies/${agency.code}.yaml`, textOf('agency', agency))
  return files
}

function textOf(kind: FileKind, value: unknown): string {
  const doc = new Document(inUsualOrder(value), { aliasDuplicateObjects: false })
  for (const pattern of [...onOneLine[kind], '**.name']) mark(doc.contents, pattern.split('.'))
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true })
}

// PostgreSQL keeps the keys of a jsonb in an order of its own; people expect theirs.
const usualOrders: readonly (readonly string[])[] = [
  ['id', 'en'],
  ['open', 'close'],
  ['name', 'amount'],
  weekdays,
  mallSettings,
  appointmentSettings,
]

function inUsualOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inUsualOrder)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value)
  const order = usualOrders.find((usual) => keys.every((key) => usual.includes(key))) ?? keys
  const entries = order
    .filter((key) => keys.includes(key))
    .map((key) => [key, inUsualOrder((value as Record<string, unknown>)[key])])
  return Object.fromEntries(entries)
}

function mark(node: unknown, steps: readonly string[]): void {
  const [step, ...rest] = steps
  if (step === undefined) setFlow(node)
  else if (step === '**') markNames(node)
  else if (isSeq(node) && step === '*') for (const item of node.items) mark(item, rest)
  else if (isMap(node))
    for (const pair of node.items) if (step === '~' || String(pair.key) === step) mark(pair.value, rest)
}

function setFlow(node: unknown): void {
  if (isMap(node) || isSeq(node)) node.flow = true
}

/** Names are everywhere, always as one line in two languages. */
function markNames(node: unknown): void {
  if (isSeq(node)) for (const item of node.items) markNames(item as Node)
  if (!isMap(node)) return
  for (const pair of node.items) {
    if (String(pair.key) === 'name') setFlow(pair.value)
    markNames(pair.value)
  }
}
