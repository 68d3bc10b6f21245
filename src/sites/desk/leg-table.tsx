import type { Directory } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayCounters } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { SummaryList } from '#ui/parts.tsx'
import { Table } from '#ui/table.tsx'
import { nameOfHold, names } from '#visit/names.ts'
import type { Leg, Visit } from '#visit/visit.ts'
import { words } from './words.ts'

/** A number's services, where each is served and how far it is. */
export function LegTable({ c, directory, visit }: { c: Ask; directory: Directory; visit: Visit }) {
  const { language, formats } = c.var
  const says = words[language]
  const legs = [...visit.legs].sort((a, b) => a.step - b.step || a.id - b.id)
  const where = (leg: Leg) => {
    const counter = leg.counterId === null ? undefined : directory.counters.get(leg.counterId)
    return counter?.name[language] ?? sayCounters(placeOfQueue(directory, leg.queueId), { language, formats })
  }
  const state = (leg: Leg) => {
    const name = names[language].state[leg.state]
    return leg.state === 'parked' && leg.reason ? `${name}: ${nameOfHold(leg.reason, language)}` : name
  }
  return (
    <>
      <SummaryList
        rows={[
          {
            term: says.info.issuedAt,
            value: says.info.issuedValue(formats.time(visit.issuedAt), names[language].channel[visit.channel]),
          },
          ...(visit.protectedAs
            ? [
                {
                  term: says.group,
                  value: names[language].protectedAs[visit.protectedAs],
                  note: visit.isConfirmed ? undefined : says.unconfirmed,
                },
              ]
            : []),
          ...(visit.channel === 'desk' || visit.printState !== 'none'
            ? [{ term: says.info.paperState, value: says.info.printState[visit.printState] }]
            : []),
        ]}
      />
      <Table
        caption={says.services}
        isCaptionUnseen
        language={language}
        rows={legs}
        columns={[
          { heading: says.services, cell: (leg) => directory.services.get(leg.serviceId)?.name[language] },
          { heading: says.info.state, cell: state },
          { heading: says.counter, cell: where },
          { heading: says.startedHeading, cell: (leg) => formats.time(leg.since), isFigure: true },
        ]}
      />
    </>
  )
}
