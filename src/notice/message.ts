import type { Directory } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters, sayHall } from '#directory/say.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Status } from '#visit/read-status.ts'
import type { About } from './occasions.ts'
import type { PushMessage } from './push.ts'
import { words } from './words.ts'

type What = { readonly legId: number; readonly about: About; readonly language: 'id' | 'en' }

/** The number and where to go, as the hall screen shows them to everybody; never the service, never who. */
export function messageOf(directory: Directory, { visit }: Status, { legId, about, language }: What): PushMessage {
  const says = words[language].push
  const reader = { language, formats: formatsFor(language, directory.mall.timeZone) }
  const leg = visit.legs.find(({ id }) => id === legId)
  const counter = directory.counters.get(leg?.counterId ?? 0)
  const zone = directory.zones.get(counter?.zoneId ?? 0)
  const place = placeOfQueue(directory, leg?.queueId ?? 0)
  const sentences = {
    called: {
      title: says.called(counter?.name[language] ?? ''),
      body: says.calledMore(visit.ticket, zone ? `${zone.hallName[language]}, ${zone.name[language]}` : ''),
    },
    near: { title: says.near, body: says.nearMore(visit.ticket, sayCounters(place, reader)) },
    moved: {
      title: says.moved(visit.ticket),
      body: says.movedMore([sayCounters(place, reader), sayHall(place, reader)].filter(Boolean).join(', ')),
    },
  }[about]
  return { ...sentences, language, path: `/v/${visit.token}` }
}
