import { availabilityOf } from '#directory/availability.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayAvailability, sayCounters } from '#directory/say.ts'
import { EmptyState } from '#ui/parts.tsx'
import { Unbroken } from '#ui/unbroken.tsx'
import { names } from '#visit/names.ts'
import { isFinal, type Visit } from '#visit/visit.ts'
import { Key } from '../key.tsx'
import { words } from '../words.ts'
import { addressOf, nothingAsked } from './asked.ts'
import type { Info } from './read-info.ts'

/** One question for everything: a number, or what somebody came for. What is found has the keys 1 to 9. */
export function FindView(info: Info) {
  const { c, asked, services, numbers, visit, service } = info
  const says = words[c.var.language].info
  const isFirst = !asked.typed && !visit && !service
  return (
    <section class="find" aria-label={says.search}>
      {asked.isAdding && visit && <p class="adding">{says.addingTo(visit.ticket)}</p>}
      {asked.order.length > 0 && <p class="adding">{says.addingToOrder}</p>}
      <form class="search" method="get" action={asked.isAdding ? `/desk/info/visits/${asked.visitId}` : '/desk/info'}>
        {asked.isAdding && <input type="hidden" name="add" value="1" />}
        {asked.order.map((one) => (
          <input type="hidden" name="order" value={String(one)} />
        ))}
        <label class="unseen" for="q">
          {says.search}
        </label>
        <input
          class="input"
          id="q"
          name="q"
          type="search"
          value={asked.typed}
          autocomplete="off"
          maxlength={80}
          placeholder={asked.isAdding ? says.addPlaceholder : says.searchPlaceholder}
          aria-describedby="q-hint"
          data-shortcut="/"
          data-first={isFirst || (!asked.typed && (asked.isAdding || asked.order.length > 0)) ? 'yes' : undefined}
        />
        <button type="submit" class="button">
          <span>{says.findShort}</span>
        </button>
      </form>
      <p class="hint small" id="q-hint">
        {says.searchHint} <span class="key with-script">/</span>
      </p>
      {asked.typed && numbers.length === 0 && services.length === 0 && (
        <EmptyState title={says.noneFound(asked.typed)}>{says.noneFoundHelp}</EmptyState>
      )}
      {numbers.length > 0 && <Numbers {...info} />}
      {services.length > 0 && <Services {...info} />}
      <p class="help">
        <a class="button quiet" href="/desk/info/keys" data-shortcut="?" data-opens="keys" aria-keyshortcuts="?">
          <span>{says.keys.short}</span>
          <Key>?</Key>
        </a>
      </p>
    </section>
  )
}

function Numbers({ c, asked, directory, numbers, visit }: Info) {
  const { language } = c.var
  return (
    <ol class="results">
      {numbers.slice(0, 9).map((one, i) => (
        <li>
          <a
            href={addressOf({ ...nothingAsked, typed: asked.typed, visitId: one.id })}
            data-shortcut={String(i + 1)}
            aria-current={one.id === visit?.id ? 'true' : undefined}
          >
            <span class="number">{one.ticket}</span>
            <span class="about">
              <Unbroken text={firstOf(one, directory)?.name[language] ?? ''} />
              <small class="quiet">{names[language].state[legOf(one)?.state ?? 'expired']}</small>
            </span>
            <Key>{i + 1}</Key>
          </a>
        </li>
      ))}
    </ol>
  )
}

function Services({ c, asked, directory, services, service }: Info) {
  const { language, now } = c.var
  return (
    <ol class="results">
      {services.map((one, i) => {
        const availability = availabilityOf(directory, one, now)
        return (
          <li>
            <a
              href={addressOf({ ...asked, serviceId: one.id })}
              data-shortcut={String(i + 1)}
              aria-current={one.id === service?.id ? 'true' : undefined}
            >
              <span class="about">
                <Unbroken text={one.name[language]} />
                <small class="quiet">
                  {directory.agencies.get(one.agencyId)?.shortName},{' '}
                  {sayCounters(placeOfQueue(directory, one.queueId), c.var)}
                  {availability.state !== 'open' && `. ${sayAvailability(availability, c.var).short}`}
                </small>
              </span>
              <Key>{i + 1}</Key>
            </a>
          </li>
        )
      })}
    </ol>
  )
}

/** What of a number is still to come, else what came last. */
export function legOf(visit: Visit) {
  return visit.legs.find((one) => !isFinal(one.state)) ?? visit.legs.at(-1)
}

function firstOf(visit: Visit, directory: Info['directory']) {
  return directory.services.get(legOf(visit)?.serviceId ?? 0)
}
