import { availabilityOfMall } from '#directory/availability.ts'
import type { Agency, Directory, Site } from '#directory/directory.ts'
import { agenciesByName } from '#directory/find-services.ts'
import { clockTime, sayAvailability, sayHall } from '#directory/say.ts'
import { addDays } from '#mall/day.ts'
import { formOn, openingOn } from '#mall/opening.ts'
import type { Ask } from '#platform/web/env.ts'
import { Facts, Notice, Tag } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { ClosedSites } from './closed-sites.tsx'
import { rulesFrom, sayDays } from './days.ts'
import { factsOf } from './facts.ts'
import { StructuredData } from './head.tsx'
import type { MallNow } from './mall-now.ts'
import { OnPage, parts } from './on-page.tsx'
import { hallsOf } from './plan/halls.ts'
import { Plan } from './plan/plan.tsx'
import { presenceOf } from './presence.ts'
import { officeData } from './structured-data.tsx'
import { VisitingOf } from './visiting.tsx'
import { words } from './words.ts'

type MallProps = { c: Ask; directory: Directory }
type Notices = readonly { readonly message: { readonly id: string; readonly en: string } }[]

/** When the mall is open, who is in it on which days, what is broken, what the manager tells. */
export function MallPage({ c, mall }: { c: Ask; mall: MallNow }) {
  const { directory, notices } = mall
  const says = words[c.var.language].mall
  return (
    <>
      <h1>{says.title}</h1>
      <Facts facts={factsOf(mall, c.var.now, c.var)} />
      <OnPage language={c.var.language} has={partsOf(directory)} />
      <div class="below">
        <News c={c} directory={directory} notices={notices} />
        <Week c={c} directory={directory} />
        <Holidays c={c} directory={directory} />
        <Agencies c={c} mall={mall} />
        <Plan c={c} directory={directory} />
        <Address c={c} directory={directory} />
        <StructuredData data={officeData(c, directory)} />
      </div>
    </>
  )
}

function partsOf(directory: Directory) {
  const all = Object.keys(parts) as (keyof typeof parts)[]
  const isEmpty = { plan: hallsOf(directory).length === 0, address: sitesWithAddress(directory).length === 0 }
  return all.filter((part) => !(part in isEmpty && isEmpty[part as keyof typeof isEmpty]))
}

function News({ c, directory, notices }: MallProps & { notices: Notices }) {
  const { language, formats, now } = c.var
  const says = words[language].mall
  return (
    <>
      <ClosedSites c={c} directory={directory} />
      {notices.length > 0 && <h2>{says.notices}</h2>}
      {notices.map((notice) => (
        <Notice>{notice.message[language]}</Notice>
      ))}
      {directory.incidents.length > 0 && <h2>{says.incidents}</h2>}
      {directory.incidents.map((incident) => (
        <Notice tone={incident.stops ? 'bad' : 'attention'}>
          <p>
            {incident.message[language]}{' '}
            <span class="nowrap">{says.since(formats.since(incident.openedAt, now))}.</span>
          </p>
        </Notice>
      ))}
    </>
  )
}

function Week({ c, directory }: MallProps) {
  const { language, formats, now } = c.var
  const says = words[language].mall
  const today = formats.civilDay(now)
  const days = Array.from({ length: 7 }, (_, i) => addDays(today, i))
  // The hours that the mall keeps, and that its manager has closed this one day.
  const doors = availabilityOfMall(directory, now)
  const isEnded = doors.state === 'closed' && doors.because === 'ended'
  const hoursOn = (day: string) => {
    const { hours, holiday } = openingOn(directory.calendar, day)
    if (hours) {
      const said = says.hoursOf(clockTime(hours.open, c.var), clockTime(hours.close, c.var))
      return day === today && isEnded ? `${said}. ${sayAvailability(doors, c.var).short}` : said
    }
    return holiday ? `${says.closed}. ${holiday.name[language]}` : says.closed
  }
  // Hours of Ramadan end: whoever comes later than this week is told until when these hold.
  const lasting = formOn(directory.calendar, days.at(-1) ?? today)?.validUntil
  return (
    <div id={parts.hours}>
      <Table
        caption={says.hours}
        language={language}
        stacks={false}
        rows={days}
        columns={[
          {
            heading: says.day,
            cell: (day) => (
              <>
                {formats.date(day)} {day === today && <Tag>{says.todayMark}</Tag>}
              </>
            ),
          },
          { heading: says.open, cell: hoursOn },
        ]}
      />
      {lasting && <p>{says.hoursUntil(formats.date(lasting))}</p>}
      <p>{says.numbers(formats.minutes(directory.mall.settings.firstNumberMinutes))}</p>
    </div>
  )
}

const daysAhead = 183
const mostHolidays = 10

function Holidays({ c, directory }: MallProps) {
  const { language, formats, now } = c.var
  const says = words[language].mall
  const today = formats.civilDay(now)
  const until = addDays(today, daysAhead)
  const ahead = directory.calendar.holidays
    .filter((holiday) => holiday.heldOn >= today && holiday.heldOn <= until)
    .slice(0, mostHolidays)
  return (
    <>
      <h2 id={parts.holidays}>{says.holidays}</h2>
      {ahead.length === 0 && <p>{says.noHolidays}</p>}
      <ul class="dated">
        {ahead.map((holiday) => (
          <li>
            <strong>{formats.date(holiday.heldOn)}</strong> {holiday.name[language]}
            {holiday.kind === 'joint_leave' && directory.calendar.opensOnJointLeave && ` (${says.jointLeaveOpen})`}
          </li>
        ))}
      </ul>
    </>
  )
}

function Agencies({ c, mall: { directory, waits } }: { c: Ask; mall: MallNow }) {
  const { language, now } = c.var
  const says = words[language].mall
  const presence = presenceOf(directory, waits, now)
  return (
    <>
      <h2 id={parts.agencies}>{says.agencies}</h2>
      <ul class="agencies">
        {agenciesByName(directory).map((agency) => (
          <li>
            <span class="present">
              <a href={`/agencies/${agency.code}`}>{agency.shortName}</a>
              <Tag tone={presence.get(agency.id) === 'here' ? 'good' : 'attention'}>
                {says.presence[presence.get(agency.id) ?? 'away']}
              </Tag>
            </span>
            <span class="small quiet">{daysAndPlace(c, directory, agency)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function daysAndPlace(c: Ask, directory: Directory, agency: Agency): string {
  const days = sayDays(rulesFrom(agency.presence, c.var.formats.civilDay(c.var.now)).now?.days ?? [], c.var)
  const zone = directory.zones.get(agency.zoneId)
  return zone ? `${days} · ${sayHall({ zones: [zone] }, c.var)}` : days
}

function Address({ c, directory }: MallProps) {
  const { language } = c.var
  const sites = sitesWithAddress(directory)
  if (sites.length === 0) return null
  return (
    <>
      <h2 id={parts.address}>{words[language].mall.address}</h2>
      {sites.map((site) => (
        <>
          <p>
            <strong>{site.name[language]}</strong>
            <br />
            {site.address[language]}
          </p>
          <VisitingOf c={c} site={site} />
        </>
      ))}
    </>
  )
}

function sitesWithAddress({ sites }: Directory): Site[] {
  return [...sites.values()].filter(({ address }) => address.id)
}
