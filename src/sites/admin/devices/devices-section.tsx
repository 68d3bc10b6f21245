import { z } from 'zod'
import { may } from '#account/allow.ts'
import {
  healthOf,
  type ListedDevice,
  type PrinterState as ReportedState,
  spokenCode,
  type VoiceState,
} from '#account/device/device.ts'
import { allDevices } from '#account/device/pair.ts'
import { words as accountWords } from '#account/words.ts'
import type { Zone } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { liveSection } from '#platform/live.ts'
import type { Language } from '#platform/words.ts'
import { type PrinterHere, readPrinters } from '#printing/read-printers.ts'
import { words as printingWords } from '#printing/words.ts'
import { EmptyState, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { PrinterState } from './printer-page.tsx'
import { words } from './words.ts'

type Formats = Parameters<typeof devicesSection.render>[2]['formats']
type Snapshot = {
  readonly devices: readonly ListedDevice[]
  readonly zones: ReadonlyMap<number, Zone>
  readonly printers: readonly PrinterHere[]
  readonly now: Date
}
type Seen = Snapshot & { readonly language: Language; readonly formats: Formats; readonly mayPair: boolean }
type Params = { readonly revoked?: '1' | undefined; readonly pairs?: '1' | undefined }

/** Which devices live and which wait: moves by itself, because whoever sets up a screen stands in the hall with a phone. */
export const devicesSection = liveSection<Params, Snapshot>({
  name: 'admin.devices',
  params: z.object({ revoked: z.literal('1').optional(), pairs: z.literal('1').optional() }),
  allow: (actor, { pairs }) => may(actor, pairs ? 'device.approve' : 'device.read'),
  topics: () => ['devices'],
  load: async (tx, { now }) => ({
    devices: await allDevices(tx, now),
    zones: (await directoryOf(tx, now)).zones,
    printers: await readPrinters(tx),
    now,
  }),
  render: (snapshot, { revoked, pairs }, { language, formats }) => {
    const seen = { ...snapshot, language, formats, mayPair: pairs === '1' }
    const standing = snapshot.devices.filter((one) => one.approvedAt && (revoked || !one.revokedAt))
    const waiting = snapshot.devices.filter((one) => healthOf(one, snapshot.now) === 'waiting')
    const says = words[language]
    return (
      <>
        {waiting.length > 0 && <Waiting seen={seen} waiting={waiting} />}
        {standing.length > 0 && <Standing seen={seen} devices={standing} />}
        {snapshot.devices.length === 0 && <EmptyState title={says.emptyTitle}>{says.empty}</EmptyState>}
        <DeskPrinter seen={seen} />
      </>
    )
  },
  everySeconds: 10,
})

function Waiting({ seen, waiting }: { seen: Seen; waiting: readonly ListedDevice[] }) {
  const { language, formats } = seen
  const says = words[language]
  const columns: Column<ListedDevice>[] = [
    { heading: says.code, cell: ({ pairingCode }) => <span class="number">{spokenCode(pairingCode ?? '')}</span> },
    { heading: says.kind, cell: ({ kind }) => accountWords[language].deviceKinds[kind] },
    { heading: says.asked, cell: ({ createdAt }) => formats.time(createdAt) },
  ]
  const use: Column<ListedDevice> = {
    heading: says.pair,
    cell: ({ pairingCode }) => (
      <a href={`/admin/devices/pair?code=${pairingCode}`}>
        {says.enter}
        <span class="unseen"> {pairingCode}</span>
      </a>
    ),
  }
  return (
    <Table
      caption={says.waiting}
      columns={seen.mayPair ? [...columns, use] : columns}
      rows={waiting}
      language={language}
    />
  )
}

function Standing({ seen, devices }: { seen: Seen; devices: readonly ListedDevice[] }) {
  const says = words[seen.language]
  return <Table caption={says.list} columns={columnsFor(seen)} rows={devices} language={seen.language} />
}

function columnsFor(seen: Seen): Column<ListedDevice>[] {
  const { language, zones } = seen
  const says = words[language]
  return [
    { heading: says.name, cell: ({ id, name }) => (seen.mayPair ? <a href={`/admin/devices/${id}`}>{name}</a> : name) },
    { heading: says.kind, cell: ({ kind }) => accountWords[language].deviceKinds[kind] },
    { heading: says.zone, cell: ({ zoneId }) => saysZone(zones.get(zoneId ?? 0), language) },
    { heading: says.state, cell: (device) => <Health seen={seen} device={device} /> },
    {
      heading: says.printerOrVoice,
      cell: (device) =>
        device.kind === 'display' ? (
          <Voice state={device.voiceState} language={language} />
        ) : (
          <Printer seen={seen} device={device} />
        ),
    },
  ]
}

export function saysZone(zone: Zone | undefined, language: Language): string {
  return zone ? words[language].hall(zone.name[language], zone.hallName[language]) : ''
}

type HealthProps = { readonly seen: Pick<Seen, 'now' | 'language' | 'formats'>; readonly device: ListedDevice }

/** Whether a device was heard lately, and since when not. */
export function Health({ seen: { now, language, formats }, device }: HealthProps) {
  const says = words[language]
  const { approvedAt, lastHeardAt, revokedAt } = device
  const heard = lastHeardAt ?? approvedAt ?? now
  const when = formats.since(heard, now)
  if (revokedAt) return <State tone="plain" word={says.revoked} note={says.revokedAt(formats.shortDay(revokedAt))} />
  if (healthOf(device, now) === 'heard') return <State tone="good" word={says.heard} note={says.heardAt(when)} />
  return <State tone="bad" word={says.silent} note={says.silentSince(when)} />
}

function State({ tone, word, note }: { tone: 'plain' | 'good' | 'bad'; word: string; note: string }) {
  return (
    <>
      <Tag tone={tone}>{word}</Tag> <span class="small quiet">{note}</span>
    </>
  )
}

/** A printer of the network is asked by the house; one that hangs on the kiosk itself is known by the kiosk's word. */
function Printer({ seen, device: { id, name, printerState, voiceState } }: { seen: Seen; device: ListedDevice }) {
  const ofNetwork = seen.printers.some(({ deviceId }) => deviceId === id)
  return (
    <>
      {!ofNetwork && printerState && <Reported state={printerState} language={seen.language} />}
      <PrinterAt seen={seen} deviceId={id} path={String(id)} name={name} isReported={printerState !== null} />
      {voiceState === 'missing' && <Tag tone="attention">{words[seen.language].cannotRead}</Tag>}
    </>
  )
}

function Voice({ state, language }: { state: VoiceState | null; language: Language }) {
  if (!state) return null
  const tone = state === 'ready' ? 'good' : state === 'off' ? 'plain' : 'attention'
  return <Tag tone={tone}>{accountWords[language].voice[state]}</Tag>
}

function Reported({ state, language }: { state: ReportedState; language: Language }) {
  const tone = state === 'ok' ? 'good' : state === 'paper_low' ? 'attention' : 'bad'
  return <Tag tone={tone}>{accountWords[language].printer[state]}</Tag>
}

/** The information desk is no device, and has a printer all the same. */
function DeskPrinter({ seen }: { seen: Seen }) {
  const says = printingWords[seen.language]
  return (
    <section>
      <h2>{words[seen.language].deskPrinter}</h2>
      <p>
        <PrinterAt seen={seen} deviceId={null} path="desk" name={says.desk} />
      </p>
    </section>
  )
}

type AtProps = { seen: Seen; deviceId: number | null; path: string; name: string; isReported?: boolean }

function PrinterAt({ seen, deviceId, path, name, isReported = false }: AtProps) {
  const { language, formats, printers, mayPair } = seen
  const says = words[language].printerPage
  const printer = printers.find((one) => one.deviceId === deviceId)
  return (
    <span class="state-and-act">
      {printer ? (
        <PrinterState language={language} printer={printer} number={formats.number} />
      ) : (
        !isReported && <span class="quiet">{says.none}</span>
      )}
      {mayPair && (
        <a class="to-press" href={`/admin/devices/printers/${path}`}>
          {printer ? says.change : says.addHere}
          <span class="unseen"> {name}</span>
        </a>
      )}
    </span>
  )
}
