/** A browser that asked to be told, as its push service and RFC 8291 know it; keys in base64url. */
export type Subscription = {
  readonly endpoint: string
  /** The browser's public key, an uncompressed point of P-256: 65 bytes. */
  readonly p256dh: string
  /** The secret of this subscription: 16 bytes. */
  readonly auth: string
}

/** What the browser shows. Never who somebody is or what for: it may stand on a locked screen. */
export type PushMessage = {
  readonly title: string
  readonly body: string
  readonly language: 'id' | 'en'
  /** The page to open. It is sealed for the one browser that has this address already. */
  readonly path: string
}

export type Sending = {
  /** Of no use after so many seconds: the push service throws it away. */
  readonly seconds: number
  readonly isUrgent: boolean
  /** What was not fetched yet and has the same topic is replaced. At most 32 characters of base64url. */
  readonly topic: string
}

/**
 * `taken`: the push service has it; `gone`: the browser has ended its subscription; `again`: it surely did not arrive,
 * and may later; `refused`: it will never be taken; `unsure`: it may have arrived, so it must not be sent again.
 */
export type Pushed = 'taken' | 'gone' | 'again' | 'refused' | 'unsure'

/** How one talks to push services; connectors/web-push has the one for browsers. */
export type PushDriver = {
  readonly push: (to: Subscription, message: PushMessage, how: Sending, signal: AbortSignal) => Promise<Pushed>
}
