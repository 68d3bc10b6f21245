import type { Reader } from '#platform/live.ts'
import { Decisions } from './decision-view.tsx'
import { decisionsOf, isSilent, paired } from './decisions.ts'
import type { FloorParams, FloorSnapshot } from './live.ts'
import { Figure } from './promise-view.tsx'
import { QueueTable } from './queue-view.tsx'
import { words } from './words.ts'

export function renderFloor(snapshot: FloorSnapshot, { acts }: FloorParams, reader: Reader) {
  const { directory } = snapshot
  const { language, formats } = reader
  const says = words[language]
  return (
    <>
      {directory.mall.rehearsingSince && (
        <p class="rehearsal">{says.rehearsalOn(formats.time(directory.mall.rehearsingSince))}</p>
      )}
      <Figures snapshot={snapshot} reader={reader} />
      <section class="decisions" aria-labelledby="decisions">
        <h2 id="decisions">{says.decisions}</h2>
        <Decisions decisions={decisionsOf(snapshot)} directory={directory} mayAct={acts === 'yes'} reader={reader} />
      </section>
      <section class="queues" aria-labelledby="queues">
        <h2 id="queues">{says.queues}</h2>
        <QueueTable snapshot={snapshot} reader={reader} />
      </section>
    </>
  )
}

/** Five figures; the third, the promise, is a section of its own and comes between by its place in the grid. */
function Figures({ snapshot, reader }: { snapshot: FloorSnapshot; reader: Reader }) {
  const { facts, devices, now } = snapshot
  const { language, formats } = reader
  const says = words[language]
  const longest = Math.max(0, ...[...facts.queues.values()].map((queue) => queue.longest))
  const paused = facts.sittings.filter((sitting) => sitting.pausedAt).length
  const planned = new Set(
    facts.roster.filter((one) => one.from <= facts.minute && facts.minute < one.until).map((one) => one.counterId),
  )
  const empty = [...planned].filter((id) => !facts.sittings.some((sitting) => sitting.counterId === id)).length
  const inUse = paired(devices)
  const silent = inUse.filter((device) => isSilent(device, now)).length
  const printers = inUse.filter((device) => device.printerState && device.printerState !== 'ok').length
  const waiting =
    facts.peopleWaiting === 0 ? says.waitingNone : says.waitingNote(formats.minutes(Math.floor(longest / 60_000)))
  return (
    <section class="figures" aria-label={says.figures}>
      <Figure term={says.arrived} value={formats.number(facts.arrived)} note={says.arrivedNote(facts.openVisits)} />
      <Figure term={says.waiting} value={formats.number(facts.peopleWaiting)} note={waiting} />
      <Figure
        term={says.open}
        value={says.openValue(facts.sittings.length, facts.sittings.length + empty)}
        note={says.openNote(paused, empty)}
      />
      <Figure
        term={says.devices}
        value={inUse.length === 0 ? says.noFigure : says.devicesValue(inUse.length - silent, inUse.length)}
        note={
          inUse.length === 0
            ? says.devicesNone
            : silent + printers === 0
              ? says.devicesGood
              : says.devicesBad(silent, printers)
        }
      />
    </section>
  )
}
