import { explainIssues } from './explain.ts'
import { collectFaults, type Fault, type Faults } from './fault.ts'
import type { AgencyFile } from './form/agency-file.ts'
import type { CalendarFile } from './form/calendar-file.ts'
import { type FileKind, forms, kindOf, type Pack, schemaOf } from './forms.ts'
import { type NoFolder, type PackFile, readFolder } from './read-folder.ts'
import { readYaml } from './read-yaml.ts'
import { checkReferences } from './references.ts'
import type { Source } from './source.ts'
import { type Finding, faultsOfAgency, faultsOfCalendar, faultsOfStaff } from './week.ts'
import type { PlaceIn } from './where-it-stands.ts'

/** A pack, or everything that is wrong with it. */
export type Checked =
  | { readonly pack: Pack; readonly placeIn: PlaceIn }
  | { readonly noFolder: NoFolder }
  | { readonly faults: readonly Fault[]; readonly more: number }

type Read = { readonly kind: FileKind; readonly source: Source; readonly value: unknown; readonly isWhole: boolean }

/** Reads a folder and tells every fault at once, each with its file, line and column. Nothing is changed. */
export async function checkPack(folder: string): Promise<Checked> {
  const faults = collectFaults()
  const files = await readFolder(folder, faults)
  if (typeof files === 'string') return { noFolder: files }
  const checked = checkFiles(files, faults)
  return checked ?? { faults: faults.list(), more: faults.more() }
}

/** The check of files that are already read. */
export function checkFiles(files: readonly PackFile[], faults: Faults): Extract<Checked, { pack: Pack }> | undefined {
  const read = files.flatMap((file) => readOne(file, faults))
  const of = (kind: FileKind) => read.filter((file) => file.kind === kind)
  const areWhole = (kind: FileKind) => {
    const given = files.filter(({ path }) => kindOf(path) === kind)
    return given.length > 0 && of(kind).filter(({ source }) => typeof source.value === 'object').length === given.length
  }
  checkReferences({ of: (kind) => of(kind).map(({ source }) => source), areWhole }, faults)
  checkWeek(of, faults)
  if (faults.count() > 0) return undefined
  const sources = new Map(read.map(({ source }) => [source.path, source]))
  return {
    pack: packOf(of),
    placeIn: (file, path) => sources.get(file)?.placeOf(path, typeof path.at(-1) === 'string' ? 'key' : 'value'),
  }
}

function readOne(file: PackFile, faults: Faults): Read[] {
  const source = readYaml(file, faults)
  if (!source) return []
  const kind = kindOf(file.path)
  const parsed = forms[kind].safeParse(source.value)
  if (parsed.success) return [{ kind, source, value: parsed.data, isWhole: true }]
  for (const fault of explainIssues(parsed.error.issues, source, schemaOf(kind))) faults.add(fault)
  return [{ kind, source, value: undefined, isWhole: false }]
}

function checkWeek(of: (kind: FileKind) => Read[], faults: Faults): void {
  const calendar = of('calendar').find(({ isWhole }) => isWhole)
  const agencies = of('agency').filter(({ isWhole }) => isWhole)
  const tell = ({ source }: Read, findings: Finding[]) => {
    for (const { path, key, detail } of findings)
      faults.add({ file: source.path, ...source.placeOf(path), key, detail })
  }
  if (calendar) tell(calendar, faultsOfCalendar(calendar.value as CalendarFile))
  for (const agency of agencies)
    tell(agency, faultsOfAgency(agency.value as AgencyFile, calendar?.value as CalendarFile | undefined))
  for (const staff of of('staff').filter(({ isWhole }) => isWhole)) {
    tell(
      staff,
      faultsOfStaff(
        forms.staff.parse(staff.source.value),
        agencies.map(({ value }) => value as AgencyFile),
      ),
    )
  }
}

function packOf(of: (kind: FileKind) => Read[]): Pack {
  const [staff] = of('staff')
  const [forPublic] = of('public')
  return {
    mall: of('mall')[0]?.value as Pack['mall'],
    calendar: of('calendar')[0]?.value as Pack['calendar'],
    documents: of('documents')[0]?.value as Pack['documents'],
    agencies: of('agency').map(({ value }) => value as AgencyFile),
    ...(staff ? { staff: staff.value as NonNullable<Pack['staff']> } : {}),
    ...(forPublic ? { public: forPublic.value as NonNullable<Pack['public']> } : {}),
  }
}
