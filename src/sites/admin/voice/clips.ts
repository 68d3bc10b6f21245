import type { Counter, Directory } from '#directory/directory.ts'
import type { Recording } from '#hall/hall.ts'
import { counterClip, speak } from '#hall/speak.ts'
import { type ClipGroup, clipNamed, clips } from '#hall/vocabulary.ts'
import { type Language, languages } from '#platform/words.ts'

/** One clip as the page lists it. */
export type ListedClip = {
  readonly name: string
  readonly language: Language
  readonly group: ClipGroup | 'counter'
  /** What is said. */
  readonly text: string
  readonly own: Recording | undefined
}

/** All clips of the house, and the names of counters that the mall has recorded or must record. */
export function listedClips(directory: Directory, own: ReadonlyMap<string, Recording>): ListedClip[] {
  const standard = clips.map((clip) => ({ ...clip, own: own.get(clip.name) }))
  const counters = [...directory.counters.values()].flatMap((counter) =>
    languages
      .filter((language) => own.has(counterClip(language, counter.code)) || !isSayable(counter, language))
      .map((language) => clipOfCounter(counter, language, own)),
  )
  return [...standard, ...counters]
}

/** A clip by its name; undefined when the list has none like it. */
export function listedClip(
  name: string,
  directory: Directory,
  own: ReadonlyMap<string, Recording>,
): ListedClip | undefined {
  const clip = clipNamed(name)
  if (clip) return { ...clip, own: own.get(name) }
  for (const counter of directory.counters.values())
    for (const language of languages)
      if (counterClip(language, counter.code) === name) return clipOfCounter(counter, language, own)
  return undefined
}

function clipOfCounter(counter: Counter, language: Language, own: ReadonlyMap<string, Recording>): ListedClip {
  const name = counterClip(language, counter.code)
  return { name, language, group: 'counter', text: counter.name[language], own: own.get(name) }
}

/** Whether the voice of the house can say where the counter is; otherwise it sends people to what the screen shows. */
function isSayable({ code, name }: Counter, language: Language): boolean {
  const call = { ticket: '', counterCode: code, counterName: name, isAgain: false }
  const spoken = speak(call, { english: true, chime: false, own: new Set() })
  return !spoken.includes(`${language}/place-screen`)
}
