import { isReady } from '#printing/printer.ts'
import type { Of } from './decision.ts'
import type { Place, Said } from './said.ts'
import { decisionWords } from './words.ts'

export function sayPrinter({ printer }: Of<'printer'>, { now, reader: { language, formats } }: Place): Said {
  const says = decisionWords[language]
  const { place, health, healthSince, lowLeft, deviceId } = printer
  return {
    tone: isReady(printer) ? 'plain' : 'bad',
    title: says.printerTrouble(place === null ? says.infoPrinter : says.kioskPrinter(place), says.printer[health]),
    details: [
      ...(health === 'paper_low' && lowLeft !== null ? [says.printerLow(lowLeft)] : []),
      ...(isReady(printer) ? [] : [says.printerSince(formats.since(healthSince, now))]),
      ...(deviceId !== null && !isReady(printer) ? [says.printerDetail] : []),
    ],
    acts: [{ href: deviceId === null ? '/admin/devices' : `/admin/devices/${deviceId}`, text: says.openPrinter }],
  }
}

export function sayPrints({ prints }: Of<'printFailed'>, { reader: { language, formats } }: Place): Said {
  const says = decisionWords[language]
  return {
    tone: 'attention',
    title: says.printFailed(prints.length),
    details: [says.printFailedDetail(formats.list(prints.slice(0, 8).map((one) => one.ticket)))],
    acts: prints
      .slice(0, 3)
      .map((one) => ({ href: `/desk/info/visits/${one.visitId}/ticket`, text: `${says.printAgain} ${one.ticket}` })),
  }
}

export function sayVoice({ device, state }: Of<'voice'>, { reader: { language } }: Place): Said {
  const says = decisionWords[language]
  return {
    tone: 'attention',
    title: says.voiceUnheard(device.name),
    details: [says.voiceState[state]],
    acts: [{ href: `/admin/devices/${device.id}`, text: says.device }],
  }
}

export function saySilent({ devices }: Of<'devicesSilent'>, { reader: { language } }: Place): Said {
  const says = decisionWords[language]
  return {
    tone: 'attention',
    title: says.devicesSilent(devices.length),
    details: [says.named(devices.map(({ name }) => name)), says.deviceSilentDetail],
    acts: [{ href: '/admin/devices', text: says.devices }],
  }
}

export function sayDevice(
  { kind, device }: Of<'kioskPrinter' | 'deviceSilent'>,
  { now, reader: { language, formats } }: Place,
): Said {
  const says = decisionWords[language]
  const acts = [{ href: `/admin/devices/${device.id}`, text: says.device }]
  if (kind === 'kioskPrinter') {
    const title = says.printerTrouble(says.kioskPrinter(device.name), says.printer[device.printerState ?? 'ok'])
    return { tone: 'attention', title, details: [says.printerDetail], acts }
  }
  const title = device.lastHeardAt
    ? says.deviceSilent(device.name, formats.since(device.lastHeardAt, now))
    : says.deviceNever(device.name)
  return { tone: 'attention', title, details: [says.deviceSilentDetail], acts }
}
