import { agenciesOn } from '#directory/availability.ts'
import type { Agency, Directory } from '#directory/directory.ts'
import { agenciesByName } from '#directory/find-services.ts'
import { dayAt } from '#mall/day.ts'
import type { Ask } from '#platform/web/env.ts'
import { type Choice, kioskPath } from '../choose/choice.ts'
import { Chosen } from '../choose/chosen.tsx'
import { Doors } from './doors.tsx'
import { NothingHere } from './nothing-here.tsx'
import { words } from './words.ts'

type AgenciesProps = { c: Ask; directory: Directory; choice: Choice; agencies: readonly Agency[] }

/**
 * The agency that most people come for first; the others by name. `often`: services by use. On a mall's first morning
 * nobody has come yet, and the agency with the most counters is the one that was built for most.
 */
export function agenciesByUse(directory: Directory, often: readonly number[]): Agency[] {
  const used = often.flatMap((id) => directory.services.get(id)?.agencyId ?? [])
  const byName = agenciesByName(directory)
  const first = used.length > 0 ? used : agencyWithMostCounters(directory)
  const inUse = [...new Set(first)].flatMap((id) => directory.agencies.get(id) ?? [])
  return [...inUse, ...byName.filter((agency) => !inUse.includes(agency))]
}

function agencyWithMostCounters({ counters }: Directory): number[] {
  const counted = new Map<number, number>()
  for (const { agencyId } of counters.values()) counted.set(agencyId, (counted.get(agencyId) ?? 0) + 1)
  const most = Math.max(0, ...counted.values())
  return [...counted.keys()].filter((agency) => counted.get(agency) === most).slice(0, 1)
}

export function AgenciesPage(props: AgenciesProps) {
  const says = words[props.c.var.language].agencies
  return (
    <>
      <h1>{says.title}</h1>
      <Chosen {...props} />
      <Doors c={props.c} directory={props.directory} />
      {props.agencies.length > 0 ? (
        <AgencyTiles {...props} />
      ) : (
        <NothingHere c={props.c} choice={props.choice} title={words[props.c.var.language].nothing.agencies} />
      )}
    </>
  )
}

/** Those that are here today first. */
export function AgencyTiles({ c, directory, choice, agencies }: AgenciesProps) {
  const here = agenciesOn(directory, dayAt(c.var.now, directory.mall.timeZone))
  const present = agencies.filter((agency) => here.includes(agency))
  const absent = agencies.filter((agency) => !here.includes(agency))
  return (
    <ul class="tiles">
      {[...present, ...absent].map((agency) => (
        <Tile
          c={c}
          agency={agency}
          href={kioskPath(`/agencies/${agency.code}`, choice)}
          isHere={present.includes(agency)}
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
