import type { ListedDevice, VoiceState } from '#account/device/device.ts'
import type { CounterRequest } from '#counter/request.ts'
import type { Agency, Counter, Directory, Incident, Queue } from '#directory/directory.ts'
import type { PrinterHere } from '#printing/read-printers.ts'
import type { Breaking, Outlook } from '#visit/estimate/outlook.ts'
import type { FloorFacts, FloorSitting } from '#visit/read-floor.ts'

/** Everything that the floor knows at one moment. */
export type Hall = {
  readonly directory: Directory
  readonly facts: FloorFacts
  readonly outlook: Outlook
  readonly devices: readonly ListedDevice[]
  readonly printers: readonly PrinterHere[]
  readonly now: Date
}

/**
 * What waits for a decision of the manager. `weight` ranks those of one kind: people whom it touches, more for what is
 * worse. Minutes.
 */
export type Decision = { readonly weight: number } & (
  | ({ readonly kind: 'incident'; readonly incident: Incident; readonly waiting: number } & Lasting)
  | {
      readonly kind: 'promise'
      readonly queue: Queue
      readonly breaking: Breaking
      /** The longest wait in this queue as it will be at the call; undefined when nobody will serve. */
      readonly longest: number | undefined
      readonly remedy: Remedy | undefined
    }
  | {
      readonly kind: 'agencyAbsent'
      readonly agency: Agency
      readonly since: string
      readonly waiting: number
      readonly remedy: Remedy | undefined
    }
  /** For whom nobody waits yet: said together, so that they do not hide what is broken. */
  | { readonly kind: 'agenciesAbsent'; readonly agencies: readonly Agency[]; readonly since: string }
  /** Numbers that nobody is left to call, the most first. */
  | { readonly kind: 'leftOver'; readonly people: number; readonly queues: readonly LeftOver[] }
  | { readonly kind: 'afterClosing'; readonly people: number; readonly closes: string }
  | { readonly kind: 'printer'; readonly printer: PrinterHere }
  | { readonly kind: 'kioskPrinter'; readonly device: ListedDevice }
  | { readonly kind: 'deviceSilent'; readonly device: ListedDevice }
  /** As by one fuse or one cable: said together, for the same reason as agencies. */
  | { readonly kind: 'devicesSilent'; readonly devices: readonly ListedDevice[] }
  | { readonly kind: 'voice'; readonly device: ListedDevice; readonly state: Unheard }
  | { readonly kind: 'printFailed'; readonly prints: FloorFacts['failedPrints'] }
  | ({ readonly kind: 'tooLongAway' } & AtCounter)
  | ({ readonly kind: 'counterIdle' } & AtCounter)
  | { readonly kind: 'declined'; readonly request: CounterRequest; readonly counter: Counter }
  | { readonly kind: 'officersMissing'; readonly agency: Agency; readonly missing: readonly Missing[] }
)
/** How long it has lasted; after hours it disturbs nobody, so its minutes are no longer counted. */
type Lasting = { readonly minutes: number | undefined }
type LeftOver = { readonly queue: Queue; readonly people: number }
type AtCounter = {
  readonly counter: Counter
  readonly sitting: FloorSitting
  readonly minutes: number
  readonly waiting: number
}

/** So many of a kind that touch nobody yet are a decision each; more of them, as on a slow morning, are one together. */
export const mostAlone = 3

export type Of<K extends Decision['kind']> = Extract<Decision, { kind: K }>

/** Why a screen that is to speak is not heard. */
export type Unheard = Extract<VoiceState, 'blocked' | 'missing' | 'muted'>

/** Somebody of the roster who is not where the roster says; `since` in minutes of the day. */
export type Missing = {
  readonly counter: Counter
  readonly staffId: number
  readonly name: string
  readonly since: number
  /** Somebody has been asked to open the counter, and has not answered. */
  readonly asked: CounterRequest | undefined
}

/**
 * Who could open a further counter: asked already; planned there and nowhere yet; idle at another one of the agency; or
 * somebody to be chosen. `longest` is the longest wait that would be left then.
 */
export type Remedy = { readonly counter: Counter; readonly longest?: number | undefined } & (
  | { readonly kind: 'asked'; readonly request: CounterRequest }
  | { readonly kind: 'ask'; readonly staffId: number; readonly name: string }
  | { readonly kind: 'move'; readonly staffId: number; readonly name: string; readonly from: Counter }
  | { readonly kind: 'choose' }
)
