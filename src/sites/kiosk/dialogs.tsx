import type { Language } from '#platform/words.ts'
import { Button } from '#ui/button.tsx'
import { start } from './start.ts'
import { words } from './words.ts'

/** What the kiosk asks by itself; opened by its script alone. */
export function Dialogs({ language }: { language: Language }) {
  const { still, unconnected } = words[language]
  return (
    <>
      <dialog class="asks" role="alertdialog" aria-labelledby="masih" aria-describedby="masih-tentang" data-still>
        <h2 id="masih">{still.title}</h2>
        <p id="masih-tentang">
          {still.about} <b data-seconds>20</b> {still.seconds}.
        </p>
        <div class="buttons">
          <button type="button" class="button" data-stays>
            <span>{still.stay}</span>
          </button>
          <a class="button quiet" href={start}>
            <span>{still.leave}</span>
          </a>
        </div>
      </dialog>
      <dialog class="asks" role="alertdialog" aria-labelledby="putus" aria-describedby="putus-tentang" data-unconnected>
        <h2 id="putus">{unconnected.title}</h2>
        <p id="putus-tentang">{unconnected.about}</p>
        <form method="dialog" class="buttons">
          <Button kind="quiet">{unconnected.leave}</Button>
        </form>
      </dialog>
    </>
  )
}
