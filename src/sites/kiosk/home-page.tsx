import { agenciesOn, availabilityOfMall } from '#directory/availability.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { agenciesByName } from '#directory/find-services.ts'
import { sayAvailability } from '#directory/say.ts'
import { dayAt } from '#mall/day.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Notice } from '#ui/parts.tsx'
import { type Choice, kioskPath } from './choice.ts'
import { Chosen } from './chosen.tsx'
import { KioskSearch } from './search-page.tsx'
import { words } from './words.ts'

type HomeProps = { c: Ask; directory: Directory; choice: Choice }

/** Search by everyday words, or the agency, or the information desk. */
export function HomePage({ c, directory, choice }: HomeProps) {
  const says = words[c.var.language].home
  return (
    <>
      <h1>{choice.services.length > 0 ? says.next : says.title}</h1>
      <Chosen c={c} choice={choice} />
      <Doors c={c} directory={directory} />
      <KioskSearch c={c} choice={choice} />
      <ButtonLink href={kioskPath('/help', choice)} kind="secondary">
        {says.help}
      </ButtonLink>
      <h2>{says.agencies}</h2>
      <Agencies c={c} directory={directory} choice={choice} />
    </>
  )
}

/** Only when numbers are not given: why, and when again. */
function Doors({ c, directory }: Pick<HomeProps, 'c' | 'directory'>) {
  const availability = availabilityOfMall(directory, c.var.now)
  if (availability.state === 'open') return null
  const { short, more } = sayAvailability(availability, c.var)
  return (
    <Notice tone="attention" title={`${short}.`}>
      {more && <p>{more}</p>}
    </Notice>
  )
}

function Agencies({ c, directory, choice }: HomeProps) {
  const here = agenciesOn(directory, dayAt(c.var.now, directory.mall.timeZone))
  const all = agenciesByName(directory)
  const inOrder = [...all.filter((agency) => here.includes(agency)), ...all.filter((agency) => !here.includes(agency))]
  return (
    <ul class="tiles">
      {inOrder.map((agency) => (
        <Tile
          c={c}
          agency={agency}
          href={kioskPath(`/agencies/${agency.code}`, choice)}
          isHere={here.includes(agency)}
        />
      ))}
    </ul>
  )
}

function Tile({ c, agency, href, isHere }: { c: Ask; agency: Agency; href: string; isHere: boolean }) {
  const { language } = c.var
  const name = agency.name[language]
  return (
    <li>
      <a class={isHere ? 'tile' : 'tile absent'} href={href}>
        <strong>{agency.shortName}</strong>
        {name !== agency.shortName && <span>{name}</span>}
        {!isHere && <em>{words[language].home.absent}</em>}
      </a>
    </li>
  )
}
