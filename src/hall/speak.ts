import { type Language, languages } from '#platform/words.ts'

/** What is said of a call, in order: names of clips, and pauses in milliseconds between them. */
export type Spoken = readonly (string | number)[]

export type Sayable = {
  /** `A 012`, `KT 004` */
  readonly ticket: string
  readonly counterCode: string
  readonly counterName: Readonly<Record<Language, string>>
  readonly isAgain: boolean
}

export type Manner = {
  /** English after Bahasa Indonesia. */
  readonly english: boolean
  readonly chime: boolean
  /** Clips that the mall recorded beyond the vocabulary: its own counters' names. */
  readonly own: ReadonlySet<string>
}

/** The clip of a counter that the mall records itself: `id/counter-PRIORITAS`. */
export function counterClip(language: Language, code: string): string {
  return `${language}/counter-${code}`
}

const comma = 220
const breath = 90
const between = 450

/** "Nomor antrean, A, nol satu dua, silakan menuju loket dua": each digit by itself, the counter as a number. */
export function speak(call: Sayable, { english, chime, own }: Manner): Spoken {
  const said = (english ? languages : (['id'] as const)).map((language) => sentence(call, language, own))
  return [
    ...(chime ? ['id/phrase-chime', comma] : []),
    ...said.flatMap((one, i) => (i === 0 ? one : [between, ...one])),
  ]
}

function sentence(call: Sayable, language: Language, own: ReadonlySet<string>): Spoken {
  const opening = call.isAgain ? ['phrase-again', comma, 'phrase-number', comma] : ['phrase-number', comma]
  const parts = [
    ...opening,
    ...ticketParts(call.ticket),
    comma,
    'phrase-go',
    breath,
    ...placeParts(call, language, own),
  ]
  return parts.map((part) => (typeof part === 'number' || part.includes('/') ? part : `${language}/${part}`))
}

/** Letters and digits one by one, a short pause where the one goes over into the other. */
function ticketParts(ticket: string): Spoken {
  const parts: (string | number)[] = []
  let before = ''
  for (const sign of ticket.toLowerCase()) {
    const kind = /[a-z]/.test(sign) ? 'letter' : /\d/.test(sign) ? 'digit' : ''
    if (kind === '') continue
    if (before !== '' && before !== kind) parts.push(comma)
    parts.push(`${kind}-${sign}`)
    before = kind
  }
  return parts
}

const kinds: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  id: { loket: 'loket', konter: 'loket', meja: 'meja', ruang: 'ruang', gerai: 'gerai', jalur: 'jalur' },
  en: { counter: 'loket', desk: 'meja', room: 'ruang', booth: 'gerai', lane: 'jalur' },
}
const information = { id: /^meja informasi$/i, en: /^(the )?information desk$/i } as const

/** "Loket 23", "Ruang 2 B", "Meja informasi"; a name that cannot be said sends people to what the screen shows. */
function placeParts({ counterCode, counterName }: Sayable, language: Language, own: ReadonlySet<string>): Spoken {
  const recorded = counterClip(language, counterCode)
  if (own.has(recorded)) return [recorded]
  const name = counterName[language].trim()
  if (information[language].test(name)) return ['place-information']
  const [, kind = '', number = '', letter = ''] = /^(\p{L}+)\s+0*(\d{1,3})\s?([a-z]?)$/iu.exec(name) ?? []
  const place = kinds[language][kind.toLowerCase()]
  if (!place || Number(number) === 0) return ['place-screen']
  return [
    `place-${place}`,
    ...numberParts(Number(number), language),
    ...(letter ? [`letter-${letter.toLowerCase()}`] : []),
  ]
}

/** 1 to 999 in the words of which the language makes them. */
export function numberParts(number: number, language: Language): readonly string[] {
  return (language === 'id' ? indonesian(number) : english(number)).map((part) =>
    /^\d$/.test(part) ? `digit-${part}` : `number-${part}`,
  )
}

function indonesian(number: number): string[] {
  if (number < 10) return number === 0 ? [] : [String(number)]
  if (number < 12) return [String(number)]
  if (number < 20) return [String(number - 10), 'belas']
  if (number < 100) return [String(Math.floor(number / 10)), 'puluh', ...indonesian(number % 10)]
  if (number < 200) return ['100', ...indonesian(number - 100)]
  return [String(Math.floor(number / 100)), 'ratus', ...indonesian(number % 100)]
}

function english(number: number): string[] {
  if (number < 20) return number === 0 ? [] : [String(number)]
  if (number < 100) return [String(number - (number % 10)), ...english(number % 10)]
  return [String(Math.floor(number / 100)), 'hundred', ...english(number % 100)]
}

/** The same in letters, for those who read what is said. Without what a caption does not show: the chime, the pauses. */
export function caption(call: Sayable, language: Language): string {
  const says = captions[language]
  const place = counterLower(call.counterName[language], language)
  return `${call.isAgain ? says.again : ''}${call.isAgain ? says.numberAfter : says.number} ${call.ticket}, ${says.go} ${place}`
}

const captions = {
  id: { again: 'Panggilan ulang, ', number: 'Nomor antrean', numberAfter: 'nomor antrean', go: 'silakan menuju' },
  en: { again: 'Repeat call, ', number: 'Number', numberAfter: 'number', go: 'please go to' },
} as const

function counterLower(name: string, language: Language): string {
  const [kind = ''] = name.split(' ')
  return kinds[language][kind.toLowerCase()] ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
