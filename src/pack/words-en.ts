import { weekdayNames } from '#mall/weekday-words.ts'
import { nearestThatCarriesWhite } from '#platform/colour.ts'
import type { Detail } from '#platform/words.ts'

const days = weekdayNames.en

const meant = ({ meant }: Detail) => (meant === undefined ? '' : ` Did you mean “${meant}”?`)
const counted = ({ count }: Detail, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const double = (what: string) => (d: Detail) => `${what} “${d.value}” is already used in ${d.file} line ${d.line}.`
const unknown = (what: string, where: string) => (d: Detail) =>
  `There is no ${what} “${d.value}” in ${where}.${meant(d)}`

/** The English half of words.ts. */
export const english = {
  noFolder: ({ folder }: Detail) => `There is no folder “${folder}”.`,
  notAFolder: ({ folder }: Detail) =>
    `“${folder}” is not a folder. A mall pack is a folder with mall.yaml and other files.`,
  mayNotRead: ({ folder }: Detail) => `This user may not read the folder “${folder}”. Check its permissions.`,
  emptyFolder: ({ folder }: Detail) =>
    `The folder “${folder}” is empty. A mall pack holds mall.yaml, calendar.yaml, documents.yaml and the folder agencies.`,
  missingFile: 'This file is needed but is not there.',
  noAgencies:
    'The folder agencies holds no agency yet. Write one file for each agency, such as agencies/disdukcapil.yaml.',
  link: 'This is a link to another place. A mall pack holds plain files only, so copy the file here.',
  notAFile: 'This is not a plain file, so it is not read.',
  unknownFile: (d: Detail) =>
    `A mall pack has no such file.${meant(d)} It has mall.yaml, calendar.yaml, documents.yaml, staff.yaml, public.yaml and agencies/<code>.yaml.`,
  unreadable: 'This file cannot be read. Check its permissions.',
  tooLarge: ({ most }: Detail) => `This file is larger than ${most} MB. Write one file for each agency.`,
  packTooLarge: ({ most }: Detail) =>
    `All files together are larger than ${most} MB. This file and those after it were not read.`,
  tooManyFiles: ({ most }: Detail) => `This folder holds more than ${most} files, so it is probably not a mall pack.`,
  utf16: 'This file was saved as UTF-16. Save it again as UTF-8.',
  notUtf8: 'From this line on there are letters that are not UTF-8. Save the file again as UTF-8.',
  notText: 'This file is not text. A mall pack holds YAML files saved as UTF-8.',
  emptyFile: 'This file is empty.',
  tab: 'This line is indented with a tab. Use spaces.',
  indent: 'The space at the start of this line does not match the lines around it.',
  missingChar:
    'Something is missing here: a closing bracket, a closing quote, a comma, or a space after a colon. The file may be cut off.',
  severalDocuments: 'This file holds more than one document (a line ---). A file holds one.',
  badAlias: 'There is a reference (*name) here to an anchor that was not written before.',
  tooManyAliases: ({ most }: Detail) => `This file uses more than ${most} references (*name). Write the content out.`,
  tag: 'The exclamation mark here makes a kind of value that is not known. Remove it or use quotes.',
  tooDense: 'This file holds too many brackets, commas and colons for its size, so it is not read.',
  tooDeep: 'There are too many brackets inside brackets in this file to read it.',
  yamlVersion: 'This file asks for another version of YAML. Remove the %YAML line.',
  keyNotText: 'The name of a field here is not text. Put it in quotes.',
  doubleKey: ({ name }: Detail) => `The field “${name}” is written twice in the same place. Remove one of them.`,
  yaml: ({ message }: Detail) => `This cannot be read as YAML here (${message}).`,
  missing: ({ name }: Detail) => `The field “${name}” is missing.`,
  'missing.id': 'The Indonesian text (id) is missing. Every text is written in two languages.',
  'missing.en': 'The English text (en) is missing. Every text is written in two languages.',
  empty: ({ name }: Detail) => `The field “${name}” is empty.`,
  blank: ({ name }: Detail) => `The field “${name}” holds only spaces.`,
  unwritable: ({ name }: Detail) => `The field “${name}” holds characters that cannot be stored or printed.`,
  twoLanguages: ({ name }: Detail) =>
    `The field “${name}” is written in two languages, such as { id: Loket 1, en: Counter 1 }.`,
  quotes: ({ name, value }: Detail) => `The field “${name}” must be text. Write it in quotes: "${value}".`,
  'type.text': ({ name, value }: Detail) => `The field “${name}” must be text, not ${value}.`,
  'type.number': ({ name, value }: Detail) => `The field “${name}” must be a number, not ${value}.`,
  'type.whole': ({ name, value }: Detail) => `The field “${name}” must be a whole number, not ${value}.`,
  'type.yesNo': ({ name, value }: Detail) => `The field “${name}” must be true or false, not ${value}.`,
  'type.list': ({ name, value }: Detail) => `The field “${name}” must be a list, not ${value}.`,
  'type.pair': ({ name }: Detail) => `The field “${name}” must be two values, such as ["11:30", "12:30"].`,
  'type.map': ({ name, value }: Detail) => `The field “${name}” must have fields of its own, not ${value}.`,
  'type.other': ({ name, value }: Detail) => `The field “${name}” cannot be ${value}.`,
  'tooSmall.text': ({ name }: Detail) => `The field “${name}” is empty.`,
  'tooSmall.list': ({ name, limit }: Detail) => `The list “${name}” must hold at least ${limit}.`,
  'tooSmall.number': ({ name, limit }: Detail) => `The field “${name}” is too small. The lower limit is ${limit}.`,
  'tooBig.text': ({ name, limit }: Detail) => `The field “${name}” is longer than ${limit} characters.`,
  'tooBig.list': ({ name, limit }: Detail) => `The list “${name}” can hold at most ${limit}.`,
  'tooBig.number': ({ name, limit }: Detail) => `The field “${name}” is too large. The upper limit is ${limit}.`,
  choice: (d: Detail) => `“${d.value}” is not a choice for “${d.name}”.${meant(d)} Choose one of: ${d.values}.`,
  unknownKey: (d: Detail) => `The field “${d.name}” is not known here.${meant(d)}`,
  lowerCode: ({ value }: Detail) =>
    `The code “${value}” must be small letters, digits and hyphens, start with a letter, and have at most 40.`,
  upperCode: ({ value }: Detail) =>
    `The code “${value}” must be capital letters, digits and hyphens, such as KTP or DKC-01, at most 20.`,
  counterCode: ({ value }: Detail) => `The counter number “${value}” must be digits, letters and hyphens, at most 8.`,
  letter: ({ value }: Detail) => `The queue letter “${value}” must be one or two capital letters.`,
  username: ({ value }: Detail) =>
    `The user name “${value}” must be 2 to 41 small letters, digits, dots, underscores and hyphens.`,
  date: ({ value }: Detail) => `“${value}” is not a date. Write it as 2026-11-23.`,
  time: ({ value }: Detail) => `“${value}” is not a time. Write it as "08:00".`,
  colour: ({ value }: Detail) => `“${value}” is not a colour. Write it as "#24306b".`,
  weakColour: ({ value }: Detail) =>
    `White words on “${value}” are hard to read: its contrast is less than 7 to 1. The nearest colour that can be used: "${nearestThatCarriesWhite(String(value))}".`,
  host: ({ value }: Detail) => `“${value}” is not a host name. Write it as mpp.pekanbaru.go.id.`,
  timeZone: ({ value }: Detail) => `“${value}” is not a time zone. Write Asia/Jakarta, Asia/Makassar or Asia/Jayapura.`,
  double: ({ name }: Detail) => `The list “${name}” holds the same thing twice.`,
  closesFirst: 'The end must be later than the start.',
  leastFirst: ({ name }: Detail) => `“${name}” holds two numbers: the least, then the most.`,
  quantilesRise: 'The numbers of “quantiles” must not fall: write them from the shortest to the longest.',
  noWeight: 'All weights of arrivals are zero: nobody comes. Give a span a weight.',
  endsFirst: 'The last day must be later than the first.',
  maxFirst: 'The longest time must be at least the shortest.',
  namelessPaper: 'This requirement has no name. Give “document” a code from documents.yaml, or write “name”.',
  sameTwice: 'What is said and what is meant are the same. Remove this line, or write another meaning.',
  mixedRoles: 'This person has both a role of the mall and a role of an agency. Choose one, or make two accounts.',
  needsNoAgency: 'This role works for the mall, so it has no agency.',
  needsAgency: 'Coordinators and officers must have an agency.',
  fileName: ({ value }: Detail) => `The file of the agency “${value}” must be called agencies/${value}.yaml.`,
  'double.site': double('The building code'),
  'double.hall': double('The hall code'),
  'double.zone': double('The zone code'),
  'double.opening': double('The opening code'),
  'double.document': double('The document code'),
  'double.agency': double('The agency code'),
  'double.queue': double('The queue code'),
  'double.letter': double('The queue letter'),
  'double.counter': double('The counter number'),
  'double.service': double('The service code'),
  'double.username': double('The user name'),
  'double.presence': double('The start of presence'),
  'double.profile': double('Within one counter the queue'),
  'double.lifeEvent': double('The life event code'),
  'double.sameWords': double('The word'),
  'double.spoken': double('The service'),
  'double.holiday': ({ value }: Detail) => `The holiday ${value} of this kind is written twice.`,
  'unknown.zone': unknown('zone', 'mall.yaml'),
  'unknown.site': unknown('building', 'mall.yaml'),
  'unknown.queue': unknown('queue', "this agency's file"),
  'unknown.break': unknown('break group', 'calendar.yaml'),
  'unknown.document': unknown('document', 'documents.yaml'),
  'unknown.queueInPack': unknown('queue', 'this pack'),
  'unknown.service': unknown('service', 'this pack'),
  'unknown.agency': unknown('agency', 'this pack'),
  'unknown.counter': unknown('counter', 'this pack'),
  'unknown.username': unknown('user name', 'the list of staff'),
  'elsewhere.queue': ({ value, file }: Detail) =>
    `The queue “${value}” belongs to another agency (${file}). Counters and services use their own agency's queues only.`,
  unservedQueue: ({ value }: Detail) => `No counter serves the queue “${value}”.`,
  mainQueueWaits: ({ value }: Detail) =>
    `The first queue of counter ${value} is its main queue, so it cannot have when_waiting_over.`,
  queueCloses: (d: Detail) =>
    `All counters of the queue “${d.value}” break at once on ${days[d.day ?? '']} from ${d.from} to ${d.until} (opening ${d.form}). Put them in different break groups.`,
  presentWhenClosed: (d: Detail) =>
    `This agency is present on ${days[d.day ?? '']}, but the mall is closed on that day.`,
  equalRank: ({ value, other }: Detail) =>
    `The openings “${value}” and “${other}” hold on the same dates with the same rank. Give them different ranks.`,
  breakOutside: (d: Detail) => `The break ${d.value} on ${days[d.day ?? '']} lies outside the opening hours.`,
  notAnOfficer: ({ value }: Detail) => `“${value}” is planned at a counter but does not have the role officer.`,
  otherAgency: ({ value, counter }: Detail) =>
    `“${value}” is planned at counter ${counter}, which belongs to another agency.`,
  'overlap.staff': (d: Detail) => `“${d.value}” is planned in two places at once (${days[d.day ?? '']}).`,
  'overlap.counter': (d: Detail) => `Two people are planned at counter ${d.value} at once (${days[d.day ?? '']}).`,
  'inUse.legs': (d: Detail) =>
    `${thing(d)} cannot be removed or moved: ${counted(d, 'person is', 'people are')} still waiting or being served. Import again after that.`,
  'inUse.sittings': (d: Detail) =>
    `${thing(d)} cannot be removed or moved: ${counted(d, 'officer still works', 'officers still work')} there. Import again when the counter is closed.`,
  'inUse.appointments': (d: Detail) =>
    `${thing(d)} cannot be removed or moved: ${counted(d, 'appointment', 'appointments')} for today or later would be in vain. Cancel them first, or import after their day.`,
  'inUse.devices': (d: Detail) =>
    `${thing(d)} cannot be removed: ${counted(d, 'device stands', 'devices stand')} there. Move or revoke what stands there first.`,
  'peopleWait.mall': (d: Detail) =>
    `With this pack the mall would close today, while ${counted(d, 'person still holds a number', 'people still hold numbers')}. Serve them first, or let it begin tomorrow.`,
  'peopleWait.agency': (d: Detail) =>
    `With this pack ${d.agency} would be away today, while ${counted(d, 'person holds one of its numbers', 'people hold its numbers')}. Serve or move them first, or let it begin tomorrow.`,
  'moved.service': (d: Detail) =>
    `The service ${d.code} was published by the agency ${d.agency}. Give the service of another agency a new code.`,
  'moved.queue': (d: Detail) =>
    `The queue code ${d.code} belongs to the agency ${d.agency}. Give the queue of another agency a new code.`,
  'moved.counter': (d: Detail) =>
    `Counter ${d.code} is on record as the agency ${d.agency}'s. Give the counter of another agency a new number.`,
  'taken.host': ({ host, mall }: Detail) => `The host name ${host} is already used by the mall ${mall}.`,
  'last.technician': 'After this import no technician could sign in any more. Leave one in staff.yaml.',
  'last.manager': 'After this import no manager could sign in any more. Leave one in staff.yaml.',
}

const things: Readonly<Record<string, string>> = {
  service: 'The service',
  queue: 'The queue',
  counter: 'The counter',
  zone: 'The zone',
  staff: 'The user',
}
function thing({ what, code }: Detail): string {
  return `${things[what ?? ''] ?? ''} ${code}`
}
