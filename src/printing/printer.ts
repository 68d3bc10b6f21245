/** How a printer is, as far as it tells. `silent`: it takes the connection and says nothing. */
export const healths = [
  'unknown',
  'ok',
  'paper_low',
  'paper_out',
  'cover_open',
  'fault',
  'silent',
  'unreachable',
] as const
export type Health = (typeof healths)[number]

/** Why no sheet came out. `broken`: the line went dead while it printed; `interrupted`: our own process did; `over`: the number was given up before. */
export const failures = [
  'paper_out',
  'cover_open',
  'fault',
  'silent',
  'unreachable',
  'broken',
  'interrupted',
  'over',
] as const
export type Failure = (typeof failures)[number]

export type PrintState = 'wanted' | 'printing' | 'printed' | 'failed'

export const widths = [58, 80] as const
export type Width = (typeof widths)[number]

/** Where a printer is and how one talks to it. Width of the paper in millimetres. */
export type PrinterAddress = {
  readonly address: string
  readonly port: number
  readonly widthMm: Width
  readonly answers: boolean
}

export type Printer = PrinterAddress & {
  readonly id: number
  /** The kiosk in which it stands; null: the information desk's. */
  readonly deviceId: number | null
  readonly health: Health
  readonly healthSince: Date
  /** About so many more sheets; known once the roll is near its end. */
  readonly lowLeft: number | null
}

/** Prints as things are: paper is there, and the lid is down. */
export function isReady({ health }: Pick<Printer, 'health'>): boolean {
  return health === 'ok' || health === 'paper_low' || health === 'unknown'
}

/** What stands on one piece of paper, top to bottom; how it looks is the printer's business. */
export type Sheet = {
  readonly mall: string
  readonly title: string
  /** The number: as large as the paper allows. */
  readonly number: string
  readonly note?: string
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[]
  readonly lines: readonly string[]
  readonly scan?: { readonly address: string; readonly caption: string }
  readonly foot: readonly string[]
}

export type Printed =
  | { readonly isPrinted: true; readonly health: Health }
  | { readonly isPrinted: false; readonly reason: Failure; readonly health: Health }

/** A kind of printer; the one for ESC/POS over TCP is in connectors/receipt-printer. Neither ever throws for a printer's sake. */
export type PrinterDriver = {
  readonly look: (at: PrinterAddress, signal: AbortSignal) => Promise<Health>
  readonly print: (at: PrinterAddress, sheet: Sheet, signal: AbortSignal) => Promise<Printed>
}
