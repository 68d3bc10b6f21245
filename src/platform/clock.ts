/** The time that acts are told. With a request, because in a steered demonstration each request brings its own. */
export type Clock = {
  readonly now: (request?: Request) => Date
  /** What telephones show, whose codes for signing in are made from it. Absent where they show the same time. */
  readonly onPhones?: () => Date
}

const realTime = () => new Date()

export const systemClock: Clock = { now: () => new Date() }

/** A clock that a test sets by hand. */
export type SettableClock = Clock & { readonly set: (moment: Date | string) => void }

export function settableClock(start: Date | string): SettableClock {
  let moment = new Date(start)
  return { now: () => moment, set: (to) => (moment = new Date(to)) }
}

/** `2026-11-23T07:30:00+07:00@60` begins there and runs sixty times as fast; without `@…` it runs as clocks do. */
export function acceleratedClock(start: Date, speed: number, elapsed = () => performance.now()): Clock {
  const begun = elapsed()
  return { now: () => new Date(start.getTime() + (elapsed() - begun) * speed), onPhones: realTime }
}

/**
 * Each request says what time it is (`x-pendopo-now`); between requests the latest time that was said stands still.
 * `begin`: the time before anybody has said one.
 */
export function steeredClock(begin?: Date): Clock {
  let latest = begin
  return {
    now: (request) => {
      const said = moment(request?.headers.get('x-pendopo-now'))
      if (said && (!latest || said > latest)) latest = said
      return said ?? latest ?? new Date()
    },
    onPhones: realTime,
  }
}

/** Reads PENDOPO_CLOCK (`real`, `steered`, `steered@2026-11-23T07:20:00+07:00`, a moment, a moment with a speed); undefined when it says nothing that we understand. */
export function clockFrom(text: string | undefined): Clock | undefined {
  if (text === undefined || text === 'real') return systemClock
  if (text === 'steered') return steeredClock()
  if (text.startsWith('steered@')) {
    const begin = moment(text.slice('steered@'.length))
    return begin && steeredClock(begin)
  }
  const [, start, speed = '1'] = /^([^@]+?)(?:@(\d+(?:\.\d+)?))?$/.exec(text) ?? []
  const begin = moment(start)
  return begin && Number(speed) > 0 ? acceleratedClock(begin, Number(speed)) : undefined
}

function moment(text: string | null | undefined): Date | undefined {
  // Without an offset the same text would be another moment on another machine.
  if (!text || !/T.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? undefined : date
}
