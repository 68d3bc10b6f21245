import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Context, type Tx, transactOn } from './database.ts'
import type { Log } from './log.ts'

/** Whether this process is the one that does what only one may do, and the way to do it. */
export type Leadership = {
  readonly isLeading: () => boolean
  /**
   * One transaction on the very session that holds the lock, one after the other; undefined when we do not lead.
   * A process that lost its session without noticing cannot write: the session that would commit is gone.
   */
  readonly work: <T>(context: Context, act: (tx: Tx) => Promise<T>) => Promise<T | undefined>
  /** Gives the lock back, so that the next process leads at once. */
  readonly stop: () => Promise<void>
}

type OnLead = (leadership: Leadership) => void

// Any number that no other program on the same database uses.
const lockKey = 7_263_671_002

/**
 * Tries each second to become the leader of all processes on this database, and again whenever the connection is lost.
 * `directUrl` must go round a pooler: the lock belongs to one session.
 */
export function holdLeadership(
  directUrl: string,
  onLead: OnLead,
  onLose: () => void,
  log: Log,
  pause = 1_000,
): Leadership {
  let leader: pg.Client | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const ending = new AbortController()
  const database = {}

  const leadership: Leadership = {
    isLeading: () => leader !== undefined,
    work(context, act) {
      const turn = queue.then(async () => {
        const client = leader
        if (!client) return undefined
        return transactOn(client, database, context, act, () => void client.end().catch(() => {}))
      })
      queue = turn.catch(() => {})
      return turn
    },
    async stop() {
      ending.abort()
      await queue
      await done
    },
  }

  const lead = async (client: pg.Client, lost: Promise<void>) => {
    leader = client
    log.info('This process leads')
    onLead(leadership)
    await Promise.race([lost, aborted(ending.signal)])
    await queue
    leader = undefined
    if (!ending.signal.aborted) log.warn('This process leads no more')
    onLose()
  }
  const done = keepTrying(directUrl, lead, ending.signal, log, pause)
  return leadership
}

type Lead = (client: pg.Client, lost: Promise<void>) => Promise<void>

async function keepTrying(url: string, lead: Lead, ending: AbortSignal, log: Log, pause: number): Promise<void> {
  let lastReason = ''
  while (!ending.aborted) {
    await withSession(url, 'pendopo leader', async (client, lost) => {
      lastReason = ''
      while (!ending.aborted && !(await tryLock(client))) await Promise.race([rest(pause, ending), lost])
      if (!ending.aborted) await lead(client, lost)
    }).catch((error: Error) => {
      // Once for each reason, not once a second for as long as the database is away.
      if (error.message !== lastReason) log.warn('No session to lead with yet', { reason: error.message })
      lastReason = error.message
    })
    await rest(pause, ending)
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [lockKey])
  return rows[0]?.got === true
}

/** Hears every notification on a channel, over as many connections as it takes, until the returned function is called. */
export function listen(
  directUrl: string,
  channel: string,
  onNotify: (payload: string) => void,
  onReconnect: () => void,
  log: Log,
  pause = 1_000,
): { readonly ready: Promise<void>; readonly stop: () => Promise<void> } {
  const ending = new AbortController()
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>()
  const hear = async () => {
    while (!ending.signal.aborted) {
      await withSession(directUrl, 'pendopo listen', async (client, lost) => {
        client.on('notification', ({ payload }) => onNotify(payload ?? ''))
        await client.query(`listen ${pg.escapeIdentifier(channel)}`)
        isReady()
        // Also the first time: what was said before we listened would otherwise wait for the next word.
        onReconnect()
        await Promise.race([lost, aborted(ending.signal)])
      }).catch((error: Error) => log.debug('Not listening', { reason: error.message }))
      await rest(pause, ending.signal)
    }
  }
  const done = hear()
  return {
    ready,
    stop: async () => {
      ending.abort()
      isReady()
      await done
    },
  }
}

/** One connection for the length of `use`; `lost` settles when the server or the network ends it first. */
async function withSession(url: string, name: string, use: (client: pg.Client, lost: Promise<void>) => Promise<void>) {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 5_000,
    pipeline: true,
    // Without these a cable pulled out is noticed after hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  try {
    await client.connect()
    // The server too must notice soon that our machine is gone, or nobody could lead in its place.
    await client.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3')
    await use(client, lost)
  } finally {
    await client.end().catch(() => {})
  }
}

async function rest(pause: number, ending: AbortSignal): Promise<void> {
  await wait(pause, undefined, { signal: ending }).catch(() => {})
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
