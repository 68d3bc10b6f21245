import { availabilityOf, availabilityOfMall } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { Icon, type IconName } from '#ui/icon.tsx'
import type { Waits } from '#visit/estimate/read-waits.ts'
import { type Choice, kioskPath } from '../choose/choice.ts'
import { Chosen } from '../choose/chosen.tsx'
import { Rehearsal } from '../rehearsal.tsx'
import { Screen } from '../screen.tsx'
import { AgencyTiles, agenciesByUse } from './agencies-page.tsx'
import { Doors } from './doors.tsx'
import { NothingHere } from './nothing-here.tsx'
import { KioskSearch } from './search-page.tsx'
import { ServiceTiles } from './service-tiles.tsx'
import { words } from './words.ts'

type HomeProps = { c: Ask; directory: Directory; choice: Choice; often: readonly number[]; waits: Waits }

const mostPopular = 6
/** Fewer than this are not what "often" means; then the agencies stand here instead. */
const fewestPopular = 3

/** What is often asked for in one touch; by words, by agency, by life event, or by people in two. */
export function HomePage(props: HomeProps) {
  const { c, directory, choice, often } = props
  const says = words[c.var.language].home
  const title = <h1>{choice.services.length > 0 ? says.next : says.title}</h1>
  if (directory.services.size === 0) {
    return (
      <>
        {title}
        <NothingHere c={c} choice={choice} title={says.none} />
      </>
    )
  }
  const popular = popularOf(directory, often, choice, c.var.now)
  return (
    <Screen
      about={
        <>
          {title}
          <Chosen c={c} choice={choice} />
          <Rehearsal c={c} directory={directory} />
          <Doors c={c} directory={directory} />
          <KioskSearch c={c} choice={choice} />
          <Ways {...props} hasAgencies={popular.length >= fewestPopular} />
        </>
      }
      acts={popular.length >= fewestPopular ? <Popular {...props} services={popular} /> : <Agencies {...props} />}
    />
  )
}

/** What many come for and what can be taken now; whole when nothing can, so that requirements can still be read. */
function popularOf(directory: Directory, often: readonly number[], choice: Choice, now: Date): Service[] {
  const all = often.flatMap((id) => directory.services.get(id) ?? []).filter((one) => !choice.services.includes(one))
  const open = all.filter((service) => availabilityOf(directory, service, now).state === 'open')
  return (open.length >= fewestPopular ? open : all).slice(0, mostPopular)
}

function Popular({ c, directory, choice, waits, services }: HomeProps & { services: readonly Service[] }) {
  const says = words[c.var.language].home
  const hasWaits = services.some((one) => waits.atQueue(one.queueId).kind !== 'unknown')
  const isOpen = availabilityOfMall(directory, c.var.now).state === 'open'
  return (
    <section class="popular" aria-labelledby="sering">
      <h2 id="sering">
        {says.often} {hasWaits && isOpen && <small class="quiet">{says.oftenWait}</small>}
      </h2>
      <ServiceTiles
        c={c}
        directory={directory}
        waits={waits}
        services={services}
        href={(service) => kioskPath(`/services/${service.code}`, choice)}
        isBrief
      />
    </section>
  )
}

function Agencies({ c, directory, choice, often }: HomeProps) {
  return (
    <section aria-labelledby="instansi">
      <h2 id="instansi">{words[c.var.language].home.agencies}</h2>
      <AgencyTiles c={c} directory={directory} choice={choice} agencies={agenciesByUse(directory, often)} />
    </section>
  )
}

function Ways({ c, directory, choice, hasAgencies }: HomeProps & { hasAgencies: boolean }) {
  const { language, formats } = c.var
  const says = words[language].home
  const events = directory.lifeEvents.slice(0, 3).map(({ name }) => name[language].toLowerCase())
  return (
    <ul class="ways-in">
      {hasAgencies && (
        <Way
          href={kioskPath('/agencies', choice)}
          icon="agency"
          text={says.byAgency}
          more={says.byAgencyMore(formats.number(directory.agencies.size))}
        />
      )}
      {events.length > 0 && (
        <Way href={kioskPath('/events', choice)} icon="person" text={says.byEvent} more={events.join(', ')} />
      )}
      <Way href={kioskPath('/help', choice)} icon="info" text={says.help} more={says.helpMore} />
    </ul>
  )
}

function Way({ href, icon, text, more }: { href: string; icon: IconName; text: string; more: string }) {
  return (
    <li>
      <a class="tile way-in" href={href}>
        <Icon name={icon} />
        <strong>{text}</strong>
        <span>{more}</span>
      </a>
    </li>
  )
}
