import type { Directory, Service } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { words as uiWords } from '#ui/words.ts'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { type Choice, kioskPath } from '../choose/choice.ts'
import { Screen } from '../screen.tsx'
import { Keyboard } from './keyboard.tsx'
import { ServiceTiles } from './service-tiles.tsx'
import { words } from './words.ts'

type SearchProps = {
  c: Ask
  directory: Directory
  choice: Choice
  waits: Waits
  typed: string
  found: readonly Service[]
}

export function SearchPage(props: SearchProps) {
  const { c, choice, typed } = props
  return (
    <div class="searching">
      <Screen
        about={
          <>
            <h1>{words[c.var.language].home.search}</h1>
            <KioskSearch c={c} choice={choice} typed={typed} isHere />
            <Keyboard language={c.var.language} />
          </>
        }
        acts={
          <>
            <p class="unseen" role="status" data-news />
            <section id="hasil" data-found>
              <Found {...props} />
            </section>
          </>
        }
      />
    </div>
  )
}

/** The script of the kiosk asks for it anew while somebody types. */
function Found({ c, directory, choice, waits, typed, found }: SearchProps) {
  const says = words[c.var.language].results
  if (!typed) return <p class="hint">{says.none}</p>
  return (
    <>
      <h2>{found.length > 0 ? says.title(typed) : says.nothing(typed)}</h2>
      {found.length === 0 && (
        <>
          <p>{says.nothingMore}</p>
          <p>
            <a class="button secondary" href={kioskPath('/help', choice)}>
              <span>{words[c.var.language].home.help}</span>
            </a>
          </p>
        </>
      )}
      <ServiceTiles
        c={c}
        directory={directory}
        waits={waits}
        services={found}
        href={(service) => kioskPath(`/services/${service.code}`, choice, { q: typed })}
      />
    </>
  )
}

type FieldProps = { c: Ask; choice: Choice; typed?: string; isHere?: boolean }

/**
 * The choice rides along in the form, since an address with a question replaces the whole question. Elsewhere than on
 * the page of the search a touch on the field leads there, to the keyboard on the screen.
 */
export function KioskSearch({ c, choice, typed, isHere }: FieldProps) {
  const says = words[c.var.language].home
  return (
    <search>
      <form class="search" action="/kiosk/search" method="get">
        {choice.services.map((service) => (
          <input type="hidden" name="s" value={service.code} />
        ))}
        {choice.order !== 'best' && <input type="hidden" name="order" value={choice.order} />}
        <label class="unseen" for="q">
          {says.search}
        </label>
        <input
          class="input"
          id="q"
          type="search"
          name="q"
          value={typed}
          placeholder={says.placeholder}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          maxlength={100}
          data-search={isHere ? 'here' : kioskPath('/search', choice)}
        />
        <button type="submit" class="button attention">
          {uiWords[c.var.language].search}
        </button>
      </form>
    </search>
  )
}
