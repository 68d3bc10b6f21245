import type { Directory, Service } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { words as uiWords } from '#ui/words.ts'
import { type Choice, kioskPath } from './choice.ts'
import { ServiceTiles } from './service-tiles.tsx'
import { words } from './words.ts'

export function SearchPage({
  c,
  directory,
  choice,
  typed,
  found,
}: {
  c: Ask
  directory: Directory
  choice: Choice
  typed: string
  found: readonly Service[]
}) {
  const says = words[c.var.language].results
  return (
    <>
      <h1>{typed ? says.title(typed) : says.none}</h1>
      <KioskSearch c={c} choice={choice} typed={typed} />
      {typed && found.length === 0 && (
        <>
          <h2>{says.nothing(typed)}</h2>
          <p>{says.nothingMore}</p>
          <p>
            <a href={kioskPath('/help', choice)}>{words[c.var.language].home.help}</a>
          </p>
        </>
      )}
      <ServiceTiles
        c={c}
        directory={directory}
        services={found}
        href={(service) => kioskPath(`/services/${service.code}`, choice, { q: typed })}
      />
    </>
  )
}

/** The choice rides along in the form, since an address with a question replaces the whole question. */
export function KioskSearch({ c, choice, typed }: { c: Ask; choice: Choice; typed?: string }) {
  const says = words[c.var.language].home
  return (
    <search>
      <form class="search" action="/kiosk/search" method="get">
        {choice.services.map((service) => (
          <input type="hidden" name="s" value={service.code} />
        ))}
        {choice.inOrder && <input type="hidden" name="order" value="listed" />}
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
          enterkeyhint="search"
        />
        <button type="submit" class="button attention">
          {uiWords[c.var.language].search}
        </button>
      </form>
    </search>
  )
}
