import type { Language } from '#platform/words.ts'

export const clipGroups = ['phrase', 'letter', 'digit', 'number', 'place'] as const
export type ClipGroup = (typeof clipGroups)[number]

/** One thing that the voice can say. The name is also the name of its file: `id/digit-0`. */
export type Clip = {
  readonly name: string
  readonly language: Language
  readonly group: ClipGroup
  /** What is said, as one would read it to whoever records it. */
  readonly text: string
}

const digits = {
  id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
} as const

/** Names of the letters as Bahasa Indonesia says them (a, be, ce); English has its own. */
const letters = {
  id: 'a be ce de e ef ge ha i je ka el em en o pe ki er es te u ve we eks ye zet'.split(' '),
  en: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
}

/** The parts of which counters' numbers are said: "dua puluh tiga" is dua, puluh, tiga. */
const numbers: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  id: { '10': 'sepuluh', '11': 'sebelas', belas: 'belas', puluh: 'puluh', '100': 'seratus', ratus: 'ratus' },
  en: {
    ...{ '10': 'ten', '11': 'eleven', '12': 'twelve', '13': 'thirteen', '14': 'fourteen', '15': 'fifteen' },
    ...{ '16': 'sixteen', '17': 'seventeen', '18': 'eighteen', '19': 'nineteen', '20': 'twenty', '30': 'thirty' },
    ...{ '40': 'forty', '50': 'fifty', '60': 'sixty', '70': 'seventy', '80': 'eighty', '90': 'ninety' },
    hundred: 'hundred',
  },
}

const phrases: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  id: { number: 'nomor antrean', again: 'panggilan ulang', go: 'silakan menuju' },
  en: { number: 'number', again: 'repeat call', go: 'please go to' },
}

/** What a counter may be called besides its number; any other name is shown, or recorded by the mall itself. */
const places: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  id: {
    loket: 'loket',
    meja: 'meja',
    ruang: 'ruang',
    gerai: 'gerai',
    jalur: 'jalur',
    information: 'meja informasi',
    screen: 'tempat yang tertulis di layar',
  },
  en: {
    loket: 'counter',
    meja: 'desk',
    ruang: 'room',
    gerai: 'booth',
    jalur: 'lane',
    information: 'the information desk',
    screen: 'the place shown on the screen',
  },
}

function clipsOf(language: Language): Clip[] {
  const clip = (group: ClipGroup, part: string, text: string): Clip => ({
    name: `${language}/${group}-${part}`,
    language,
    group,
    text,
  })
  return [
    ...Object.entries(phrases[language]).map(([part, text]) => clip('phrase', part, text)),
    ...letters[language].map((text, i) => clip('letter', String.fromCharCode(97 + i), text)),
    ...digits[language].map((text, i) => clip('digit', String(i), text)),
    ...Object.entries(numbers[language]).map(([part, text]) => clip('number', part, text)),
    ...Object.entries(places[language]).map(([part, text]) => clip('place', part, text)),
  ]
}

/** All that comes with the house; the chime has no language and is listed with Bahasa Indonesia. */
export const clips: readonly Clip[] = [
  { name: 'id/phrase-chime', language: 'id', group: 'phrase', text: 'bunyi pembuka' },
  ...clipsOf('id'),
  ...clipsOf('en'),
]

const byName = new Map(clips.map((clip) => [clip.name, clip]))

export function clipNamed(name: string): Clip | undefined {
  return byName.get(name)
}

/** A clip of the vocabulary, or the name of a counter in one of the languages. */
export function isSayable(name: string): boolean {
  return byName.has(name) || /^(id|en)\/counter-[\w.-]{1,40}$/.test(name)
}
