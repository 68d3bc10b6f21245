import type { Language } from '#platform/words.ts'
import { words } from './words.ts'

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * Large keys on the screen, for a kiosk without a keyboard of its own. Hidden until the script that they need runs:
 * without it the field calls up whatever keyboard the device has.
 */
export function Keyboard({ language }: { language: Language }) {
  const says = words[language].keyboard
  return (
    <fieldset class="keyboard" data-keyboard hidden>
      <legend class="unseen">{says.label}</legend>
      {rows.map((row, i) => (
        <div class="keys">
          {[...row].map((key) => (
            <button type="button" class="key" data-key={key}>
              {key}
            </button>
          ))}
          {i === rows.length - 1 && (
            <button type="button" class="key wide" data-key="back" aria-label={says.back}>
              {says.backKey}
            </button>
          )}
        </div>
      ))}
      <div class="keys">
        <button type="button" class="key wide" data-key="clear">
          {says.clear}
        </button>
        <button type="button" class="key space" data-key=" ">
          {says.space}
        </button>
      </div>
    </fieldset>
  )
}
