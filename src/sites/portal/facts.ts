import { agenciesOn, availabilityOfMall } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { agenciesByName } from '#directory/find-services.ts'
import { type Reader, sayAvailability } from '#directory/say.ts'
import { dayAt } from '#mall/day.ts'
import { openingOn } from '#mall/opening.ts'
import { words } from './words.ts'

type Fact = { readonly value: string; readonly note: string }

/** The mall today in one line: until when it is open, who is here, how many wait. */
export function factsOf(directory: Directory, waiting: number, now: Date, reader: Reader): Fact[] {
  const says = words[reader.language].facts
  const open = openFact(directory, now, reader)
  if (directory.mall.rehearsingSince) return [open, { value: says.rehearsal, note: says.rehearsalMore }]
  const people = waiting === 0 ? says.nobodyWaiting : says.waiting(reader.formats.number(waiting))
  return [open, presenceFact(directory, now, reader), { value: people, note: says.waitingWhere }]
}

function openFact(directory: Directory, now: Date, reader: Reader): Fact {
  const { short, more } = sayAvailability(availabilityOfMall(directory, now), reader)
  const today = dayAt(now, directory.mall.timeZone)
  const { holiday } = openingOn(directory.calendar, today)
  const day = holiday ? `${reader.formats.date(today)}, ${holiday.name[reader.language]}` : reader.formats.date(today)
  return { value: short, note: more ? `${day}. ${more}` : day }
}

const mostNames = 3

function presenceFact(directory: Directory, now: Date, reader: Reader): Fact {
  const { language, formats } = reader
  const says = words[language].facts
  const today = dayAt(now, directory.mall.timeZone)
  const isOpen = openingOn(directory.calendar, today).hours !== undefined
  const here = isOpen ? agenciesOn(directory, today) : []
  if (here.length === 0) return { value: says.noneToday, note: says.presentAll }
  const absent = agenciesByName(directory).filter((agency) => !here.includes(agency))
  const names = absent.slice(0, mostNames).map((agency) => agency.shortName)
  const more = absent.length - names.length
  const note =
    absent.length === 0
      ? says.presentAll
      : says.absent(formats.list(more > 0 ? [...names, says.others(formats.number(more))] : names))
  return { value: says.present(formats.number(here.length), formats.number(directory.agencies.size)), note }
}
