/**
 * Why an act did not happen, as a key of a text in words.ts. The web edge says it in the reader's language
 * (Refused 409, NotFound 404, Forbidden 403); the command line says it too. Anything else thrown is a fault of ours.
 */
export class Refused extends Error {
  override readonly name: string = 'Refused'
  readonly key: string
  readonly detail: Readonly<Record<string, string | number>>
  constructor(key: string, detail: Readonly<Record<string, string | number>> = {}) {
    super(key)
    this.key = key
    this.detail = detail
  }
}

export class NotFound extends Refused {
  override readonly name: string = 'NotFound'
  constructor(key = 'notFound', detail: Readonly<Record<string, string | number>> = {}) {
    super(key, detail)
  }
}

export class Forbidden extends Refused {
  override readonly name: string = 'Forbidden'
  constructor(key = 'forbidden', detail: Readonly<Record<string, string | number>> = {}) {
    super(key, detail)
  }
}
