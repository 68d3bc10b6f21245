import type { Ask } from '#platform/web/env.ts'
import type { Desk } from './desk.ts'
import { besideDesk } from './desk-page.tsx'
import { words } from './words.ts'

/** Texts of a sheet; `names` of keys whose sign is not their name. */
export type KeyTexts = Readonly<
  Record<'short' | 'title' | 'intro' | 'singleKeys' | 'singleKeysHint' | 'close', string>
> & {
  readonly names: Readonly<Record<string, string>>
  readonly does: Readonly<Record<string, string>>
}
type SheetProps = { readonly says: KeyTexts; readonly keys: readonly string[] }

/** Every key of a desk and what it does. Lies over the desk with `?`; without a script it is a page of its own. */
export function KeysSheet({ says, keys }: SheetProps) {
  return (
    <dialog id="keys" class="sheet" aria-labelledby="keys-title">
      <h2 id="keys-title">{says.title}</h2>
      <p>{says.intro}</p>
      <KeyList says={says} keys={keys} />
      <label class="tick">
        <input type="checkbox" data-single-keys />
        <span>
          {says.singleKeys}
          <small class="quiet">{says.singleKeysHint}</small>
        </span>
      </label>
      <form method="dialog">
        <button type="submit" class="button" data-shortcut="Escape">
          <span>{says.close}</span>
          <span class="key" aria-hidden="true">
            Esc
          </span>
        </button>
      </form>
    </dialog>
  )
}

export function showKeys(c: Ask, desk: Desk): Promise<Response> {
  const { language } = c.var
  const says = words[language].keys
  return besideDesk(c, desk, says.title, <KeysPage says={says} keys={deskKeys} />)
}

export function KeysPage({ says, keys }: SheetProps) {
  return (
    <>
      <h1>{says.title}</h1>
      <p>{says.intro}</p>
      <KeyList says={says} keys={keys} />
    </>
  )
}

function KeyList({ says, keys }: SheetProps) {
  return (
    <dl class="keys">
      {keys.map((key) => (
        <div>
          <dt>
            <kbd>{says.names[key] ?? key}</kbd>
          </dt>
          <dd>{says.does[key]}</dd>
        </div>
      ))}
    </dl>
  )
}

export const deskKeys = [
  'Enter',
  'S',
  'U',
  'X',
  'P',
  'T',
  'L',
  'Z',
  'I',
  'G',
  'digits',
  'A',
  'B',
  'C',
  'H',
  '/',
  '?',
  'Escape',
] as const
