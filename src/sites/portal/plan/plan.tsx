import type { Counter, Directory } from '#directory/directory.ts'
import { sayCounters, sayHall } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { Details, Notice, Tag } from '#ui/parts.tsx'
import { type AgencyInZone, type HallOfPlan, hallsOf, type Looking, lookingFor } from './halls.ts'
import { type HallPlan, layoutOf } from './layout.ts'
import { planWords } from './words.ts'

type PlanProps = { c: Ask; directory: Directory }
type HallProps = { c: Ask; hall: HallOfPlan; looking: Looking | undefined }

/** Where everybody stands: a sketch to look at, and the same in words. What the address asks for is marked. */
export function Plan({ c, directory }: PlanProps) {
  const halls = hallsOf(directory)
  const says = planWords[c.var.language]
  const looking = lookingFor(directory, { for: c.req.query('for'), agency: c.req.query('agency') })
  if (halls.length === 0) return null
  return (
    <section id="denah" class="plan" aria-labelledby="denah-judul">
      <h2 id="denah-judul">{says.title}</h2>
      {looking && <LookingFor c={c} looking={looking} />}
      <p class="small quiet">{says.sketch}</p>
      <div class="halls">
        {halls.map((hall) => (
          <div>
            <h3>{nameOf(c, directory, hall, halls)}</h3>
            <Sketch c={c} hall={hall} looking={looking} />
          </div>
        ))}
      </div>
      <Details summary={says.inWords}>
        {halls.map((hall) => (
          <>
            <h3>{nameOf(c, directory, hall, halls)}</h3>
            <InWords c={c} hall={hall} looking={looking} />
          </>
        ))}
      </Details>
    </section>
  )
}

function LookingFor({ c, looking }: { c: Ask; looking: Looking }) {
  const { language } = c.var
  const says = planWords[language]
  const where = says.looking(looking.name[language], sayCounters(looking, c.var), sayHall(looking, c.var))
  return (
    <Notice tone="attention" title={where}>
      <p>{says.marked}</p>
    </Notice>
  )
}

/** The building is named where there are several. */
function nameOf(c: Ask, directory: Directory, hall: HallOfPlan, all: readonly HallOfPlan[]): string {
  const name = sayHall(hall, c.var)
  const isOnly = all.every(({ siteId }) => siteId === hall.siteId)
  const site = directory.sites.get(hall.siteId)
  return isOnly || !site ? name : `${site.name[c.var.language]}, ${name}`
}

/** Seen only: whoever listens, or looks for a name that was cut, has the list below. */
function Sketch({ c, hall, looking }: HallProps) {
  const plan = layoutOf(contentOf(c, hall))
  const zones = new Set(looking?.zones.map(({ id }) => id))
  const counters = new Set(looking?.counters.map(({ id }) => id))
  return (
    <svg viewBox={`0 0 ${plan.width} ${plan.height}`} aria-hidden="true" focusable="false">
      {plan.zones.map((zone) => (
        <g class={zones.has(zone.id) ? 'zone wanted' : 'zone'}>
          <rect x="0.5" y={zone.y + 0.5} width={zone.width - 1} height={zone.height - 1} rx="8" />
          <text x="12" y={zone.y + 26}>
            {zone.name}
          </text>
          {zone.groups.map((group) => (
            <>
              <text class="agency" x={group.x} y={group.y + 11}>
                {group.label}
              </text>
              <Cells cells={group.cells} wanted={counters} />
            </>
          ))}
        </g>
      ))}
    </svg>
  )
}

type CellsProps = { cells: HallPlan['zones'][number]['groups'][number]['cells']; wanted: ReadonlySet<number> }

function Cells({ cells, wanted }: CellsProps) {
  return (
    <>
      {cells.map(({ counterId, sign, x, y, width, height }) => (
        <g class={wanted.has(counterId) ? 'counter wanted' : 'counter'}>
          <rect x={x} y={y} width={width} height={height} rx="4" />
          <text x={x + width / 2} y={y + height / 2 + 5}>
            {sign}
          </text>
        </g>
      ))}
    </>
  )
}

function contentOf(c: Ask, { zones }: HallOfPlan) {
  return zones.map(({ id, name, groups }) => ({
    id,
    name: name[c.var.language],
    groups: groups.map(({ agency, counters }) => ({
      agencyId: agency.id,
      label: labelOf(c, agency.shortName, counters),
      counters: counters.map((counter) => ({ id: counter.id, sign: counter.code })),
    })),
  }))
}

/** One counter with a name of its own is looked for by that: the information desk. */
function labelOf(c: Ask, agency: string, counters: readonly Counter[]): string {
  const [only] = counters
  if (!only || counters.length > 1) return agency
  const said = sayCounters({ counters }, c.var)
  return said.includes(only.code) ? agency : said
}

function InWords({ c, hall, looking }: HallProps) {
  const { language } = c.var
  const says = planWords[language]
  const wanted = new Set(looking?.zones.map(({ id }) => id))
  return (
    <ul class="zones">
      {hall.zones.map((zone) => (
        <li>
          <strong>{zone.name[language]}</strong> {wanted.has(zone.id) && <Tag tone="attention">{says.here}</Tag>}
          <ul>
            {zone.groups.map((group) => (
              <InZone c={c} group={group} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function InZone({ c, group: { agency, counters } }: { c: Ask; group: AgencyInZone }) {
  return (
    <li>
      <a href={`/agencies/${agency.code}`}>{agency.shortName}</a>
      {counters.length > 0 && `, ${sayCounters({ counters }, c.var)}`}
    </li>
  )
}
