import type { Directory } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { type Reader, sayCounters, sayHall } from '#directory/say.ts'

/** For as long as the mall is described as it is: a call changes no place, and the card of everybody who waits is made anew. */
const kept = new WeakMap<Directory, Map<string, string>>()

/** "Aula Utara, lantai 1, Loket 1 dan 2" */
export function sayWhere(directory: Directory, queueId: number, reader: Reader): string {
  const texts = kept.get(directory) ?? new Map<string, string>()
  kept.set(directory, texts)
  const key = `${queueId} ${reader.language}`
  const last = texts.get(key)
  if (last !== undefined) return last
  const place = placeOfQueue(directory, queueId)
  const text = [sayHall(place, reader), sayCounters(place, reader)].filter(Boolean).join(', ')
  texts.set(key, text)
  return text
}
