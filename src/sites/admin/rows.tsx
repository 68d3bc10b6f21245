import type { Child } from 'hono/jsx'
import type { FormState } from '#platform/web/forms.ts'
import type { Language } from '#platform/words.ts'
import { words } from './words.ts'

/**
 * Lists of which a form has any number (steps, papers, lines of a price). A row is added, removed or moved by a submit
 * button: the form comes back with what was typed, and nothing is saved until `Save` is pressed. Works without script.
 * The fields of row 2 of `step` are called `step-2-nameId`.
 */
export type RowValues = Readonly<Record<string, string>>

export function rowsIn(values: FormState['values'], list: string): RowValues[] {
  const rows = new Map<number, Record<string, string>>()
  for (const [name, value] of Object.entries(values)) {
    const [, index, field] = new RegExp(`^${list}-(\\d{1,3})-(\\w+)$`).exec(name) ?? []
    if (index === undefined || field === undefined) continue
    const row = rows.get(Number(index)) ?? {}
    row[field] = typeof value === 'string' ? value : (value?.[0] ?? '')
    rows.set(Number(index), row)
  }
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row)
}

export function rowValues(list: string, rows: readonly RowValues[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, i) => Object.entries(row).map(([field, value]) => [fieldOf(list, i, field), value])),
  )
}

export function fieldOf(list: string, index: number, field: string): string {
  return `${list}-${index}-${field}`
}

/** The form after one press of a row's button (`step-add`, `step-remove-2`, `step-up-2`), or undefined when none was pressed. */
export function pressedRow(values: FormState['values'], list: string, blank: RowValues): FormState | undefined {
  const [, press, at] = new RegExp(`^${list}-(add|remove|up)(?:-(\\d{1,3}))?$`).exec(String(values.row ?? '')) ?? []
  if (!press) return undefined
  const rows = rowsIn(values, list)
  const index = Number(at)
  if (press === 'add') rows.push(blank)
  if (press === 'remove') rows.splice(index, 1)
  if (press === 'up' && index > 0) rows.splice(index - 1, 0, ...rows.splice(index, 1))
  const others = Object.entries(values).filter(([name]) => name !== 'row' && !name.startsWith(`${list}-`))
  return { values: { ...Object.fromEntries(others), ...rowValues(list, rows) }, errors: {} }
}

type RowsProps = {
  readonly form: FormState
  readonly list: string
  readonly action: string
  readonly title: (number: number) => string
  readonly add: string
  readonly empty: string
  readonly language: Language
  readonly row: (index: number, values: RowValues) => Child
}

export function Rows({ form, list, action, title, add, empty, language, row }: RowsProps) {
  const rows = rowsIn(form.values, list)
  const says = words[language]
  return (
    <div class="rows" id={list}>
      {rows.length === 0 && <p class="quiet">{empty}</p>}
      {rows.map((values, i) => (
        <fieldset class="row" id={`${list}-${i}`}>
          <legend>{title(i + 1)}</legend>
          {row(i, values)}
          <div class="row-acts">
            {i > 0 && (
              <RowButton
                action={action}
                value={`${list}-up-${i}`}
                anchor={`${list}-${i - 1}`}
                label={`${says.moveUp}, ${title(i + 1)}`}
              >
                {says.moveUp}
              </RowButton>
            )}
            <RowButton
              action={action}
              value={`${list}-remove-${i}`}
              anchor={list}
              label={`${says.remove}, ${title(i + 1)}`}
            >
              {says.remove}
            </RowButton>
          </div>
        </fieldset>
      ))}
      <RowButton action={action} value={`${list}-add`} anchor={`${list}-${rows.length}`} isWide>
        {add}
      </RowButton>
    </div>
  )
}

type RowButtonProps = {
  action: string
  value: string
  anchor: string
  label?: string
  isWide?: boolean
  children?: Child
}

/** The answer opens at the row that was meant. */
function RowButton({ action, value, anchor, label, isWide, children }: RowButtonProps) {
  return (
    <button
      type="submit"
      class={isWide ? 'button secondary' : 'button quiet'}
      name="row"
      value={value}
      formaction={`${action}#${anchor}`}
      aria-label={label}
    >
      <span>{children}</span>
    </button>
  )
}

/** First in a form with rows: Enter in a field presses the first button, and that must be `Save`. */
export function EnterSaves({ language }: { language: Language }) {
  return (
    <button type="submit" class="unseen" tabindex={-1}>
      {words[language].save}
    </button>
  )
}
