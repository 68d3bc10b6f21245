import type { Directory } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { type Reader, sayCounters, sayHall } from '#directory/say.ts'

/** "Loket 1 dan 2" */
export function sayNear(directory: Directory, queueId: number, reader: Reader): string {
  return keptFor(directory, `near ${queueId} ${reader.language}`, () =>
    sayCounters(placeOfQueue(directory, queueId), reader),
  )
}

/** For as long as the mall is described as it is: a call changes no place, and the card of everybody who waits is made anew. */
const kept = new WeakMap<Directory, Map<string, string>>()

/** "Aula Utara, lantai 1, Loket 1 dan 2" */
export function sayWhere(directory: Directory, queueId: number, reader: Reader): string {
  return keptFor(directory, `${queueId} ${reader.language}`, () => {
    const place = placeOfQueue(directory, queueId)
    return [sayHall(place, reader), sayCounters(place, reader)].filter(Boolean).join(', ')
  })
}

function keptFor(directory: Directory, key: string, say: () => string): string {
  const texts = kept.get(directory) ?? new Map<string, string>()
  kept.set(directory, texts)
  const text = texts.get(key) ?? say()
  texts.set(key, text)
  return text
}
