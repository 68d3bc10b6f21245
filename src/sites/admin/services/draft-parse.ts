import type { FormState } from '#platform/web/forms.ts'
import type { Language, Named } from '#platform/words.ts'
import type { Draft, DraftPart, partOf } from '#service/draft.ts'
import type { Cost, PromisedTime, Requirement } from '#service/standard.ts'
import { fieldOf, type RowValues, rowsIn } from '../rows.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

/** What was typed into the form of one part, as that part of the draft, or a sentence per field that needs checking. */
export type Parsed<T> =
  | { readonly wanted: T; readonly errors?: never }
  | { readonly errors: Readonly<Record<string, string>>; readonly wanted?: never }
type PartOf<P extends DraftPart> = ReturnType<typeof partOf<P>>
type Values = FormState['values']

export type ParseHelp = {
  readonly language: Language
  readonly serviceCodes: ReadonlySet<string>
  readonly papers: ReadonlyMap<string, Named>
}

const levels = ['issued_here', 'intake', 'consultation', 'information'] as const
export const paperForms = ['original', 'copy', 'original_and_copy', 'digital', 'present', 'filled'] as const
export const timeUnits = ['minute', 'hour', 'working_day', 'calendar_day'] as const
export const costKinds = ['free', 'fixed', 'table', 'formula'] as const
export const assumable = ['requirements', 'procedure', 'time', 'cost', 'product', 'complaints', 'minutes'] as const
export { levels }

/** Reads fields one by one and keeps a sentence for each that is wrong. */
function reader(values: Values, language: Language) {
  const says = common[language]
  const errors: Record<string, string> = {}
  const text = (name: string) => {
    const value = values[name]
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
  }
  const long = (name: string, value: string, most: number) => {
    if (value.length > most) errors[name] = says.textLong
  }
  return {
    errors,
    text,
    line(name: string, most: number, missing?: string): string {
      const value = text(name)
      if (!value && missing) errors[name] = missing
      long(name, value, most)
      return value
    },
    whole(name: string, least: number, most: number, sentence: string): number {
      const value = Number(text(name).replace(',', '.'))
      if (!text(name) || !Number.isFinite(value) || value < least || value > most) errors[name] = sentence
      return value
    },
    choice<const T extends readonly string[]>(name: string, of: T, label: string): T[number] {
      const value = text(name)
      if (!of.includes(value)) errors[name] = says.chooseOneOf(label)
      return value
    },
    named(name: string, most = 1000): Named {
      const [id, en] = [text(`${name}Id`), text(`${name}En`)]
      if (!id) errors[`${name}Id`] = says.nameMissing.id
      if (!en) errors[`${name}En`] = says.nameMissing.en
      long(`${name}Id`, id, most)
      long(`${name}En`, en, most)
      return { id, en }
    },
    optionalNamed(name: string, most = 1000): Named | null {
      const [id, en] = [text(`${name}Id`), text(`${name}En`)]
      if (!id && !en) return null
      if (!id) errors[`${name}Id`] = says.bothLanguages
      if (!en) errors[`${name}En`] = says.bothLanguages
      long(`${name}Id`, id, most)
      long(`${name}En`, en, most)
      return { id, en }
    },
  }
}

function result<T>(errors: Record<string, string>, wanted: T): Parsed<T> {
  return Object.keys(errors).length > 0 ? { errors } : { wanted }
}

type Parsers = { readonly [P in DraftPart]: (values: Values, help: ParseHelp) => Parsed<PartOf<P>> }

export const parsePart: Parsers = {
  basics(values, { language }) {
    const says = words[language].fields
    const read = reader(values, language)
    const name = read.named('name', 200)
    const level = read.choice('level', levels, says.level)
    const minutes = read.whole('minutes', 0.5, 480, common[language].numberWrong(says.minutes, '0,5', '480'))
    const lines = [
      ...new Set(
        read
          .text('words')
          .split(/\r?\n|,/)
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ]
    if (lines.length === 0) read.errors.words = says.wordsMissing
    if (lines.length > 30 || lines.some((one) => one.length > 60)) read.errors.words = common[language].textLong
    const source = read.line('source', 500)
    const ticked = [values.assumed ?? []].flat()
    const assumed = assumable.filter((one) => ticked.includes(one))
    return result(read.errors, { name, level, minutes, words: lines, source, assumed })
  },

  requirements(values, help) {
    const rows = rowsIn(values, 'paper')
    const read = reader(values, help.language)
    const requirements = rows.map((row, i) => requirementIn(row, i, read, help))
    return result(read.errors, { requirements })
  },

  procedure(values, { language }) {
    const rows = rowsIn(values, 'step')
    const read = reader(values, language)
    const procedure = rows.map((_, i) => read.named(`step-${i}-name`, 500))
    if (rows.length === 0) read.errors.form = words[language].procedure.needed
    return result(read.errors, { procedure })
  },

  time(values, { language }) {
    const says = words[language].time
    const read = reader(values, language)
    const min = read.whole('min', 0, 10_000, says.wrong)
    const max = read.whole('max', 0.1, 10_000, says.wrong)
    const unit = read.choice('unit', timeUnits, says.unit)
    const note = read.optionalNamed('note', 300)
    if (!read.errors.min && !read.errors.max && max < min) read.errors.max = says.order
    const time: PromisedTime = { min, max, unit, ...(note ? { note } : {}) }
    return result(read.errors, { time })
  },

  cost(values, { language }) {
    const says = words[language].cost
    const read = reader(values, language)
    const kind = read.choice('kind', costKinds, says.kind)
    const text = read.optionalNamed('text', 1000)
    const basis = read.line('basis', 500)
    if (kind === 'formula' && !text) read.errors.textId = says.textNeeded
    const amount = kind === 'fixed' ? rupiah(read, 'amount', says.amountWrong) : undefined
    const lines = kind === 'table' ? rowsIn(values, 'line').map((_, i) => lineIn(i, read, says.amountWrong)) : undefined
    if (lines?.length === 0) read.errors.form = says.linesNeeded
    const cost: Cost = {
      kind: kind as Cost['kind'],
      ...(amount === undefined ? {} : { amount }),
      ...(lines ? { lines } : {}),
      ...(text ? { text } : {}),
      ...(basis ? { basis } : {}),
    }
    return result(read.errors, { cost })
  },

  product(values, { language }) {
    const read = reader(values, language)
    const product = read.named('product', 500)
    const productValidity = read.optionalNamed('validity', 300)
    return result(read.errors, { product, productValidity })
  },

  complaints(values, { language }) {
    const read = reader(values, language)
    return result(read.errors, { complaints: read.optionalNamed('complaints') })
  },
}

type Read = ReturnType<typeof reader>

function requirementIn(
  row: RowValues,
  i: number,
  read: Read,
  { language, papers, serviceCodes }: ParseHelp,
): Requirement {
  const says = words[language].requirements
  const at = (field: string) => fieldOf('paper', i, field)
  const document = row.document?.trim()
  const listed = document ? papers.get(document) : undefined
  const typedName = { id: row.nameId?.trim() ?? '', en: row.nameEn?.trim() ?? '' }
  if (!listed && !(typedName.id && typedName.en)) read.errors[at(typedName.id ? 'nameEn' : 'nameId')] = says.nameMissing
  const when = read.optionalNamed(at('when'), 300)
  const where = read.optionalNamed(at('where'), 300)
  const count = row.count?.trim()
    ? read.whole(at('count'), 1, 100, common[language].numberWrong(says.count, '1', '100'))
    : undefined
  const obtainAt = row.obtainAt?.trim().toUpperCase()
  if (obtainAt && !serviceCodes.has(obtainAt)) read.errors[at('obtainAt')] = says.obtainAtWrong
  const form = read.choice(at('form'), paperForms, says.form)
  return {
    ...(listed ? { document } : {}),
    name: listed ?? typedName,
    form: form as Requirement['form'],
    ...(count ? { count } : {}),
    ...(when ? { when } : {}),
    ...(obtainAt ? { obtainAt } : {}),
    ...(where ? { where } : {}),
  }
}

function lineIn(i: number, read: Read, sentence: string) {
  return {
    name: read.named(fieldOf('line', i, 'name'), 200),
    amount: rupiah(read, fieldOf('line', i, 'amount'), sentence),
  }
}

/** `75.000`, `Rp75.000` and `75000` are the same amount. */
function rupiah(read: Read, name: string, sentence: string): number {
  const digits = read
    .text(name)
    .replace(/^rp\s*/i, '')
    .replace(/[.\s](?=\d{3}\b)/g, '')
  if (!/^\d{1,12}$/.test(digits)) read.errors[name] = sentence
  return Number(digits)
}

export type PartValues = (draft: Draft) => Record<string, string | string[]>
