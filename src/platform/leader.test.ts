import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase } from '../../test/harness/database.ts'
import { sql } from './database.ts'
import { holdLeadership, type Leadership, listen } from './leader.ts'
import { silent } from './log.ts'

/** A process that wants to lead; the promises settle when it does, the first and the second time, and when it loses. */
function candidate(url: string) {
  const leading = Promise.withResolvers<Leadership>()
  const leadingAgain = Promise.withResolvers<Leadership>()
  const losing = Promise.withResolvers<void>()
  const onLead = (leadership: Leadership) => {
    const isFirst = !led
    led = true
    ;(isFirst ? leading : leadingAgain).resolve(leadership)
  }
  let led = false
  const leadership = holdLeadership(url, onLead, losing.resolve, silent, 20)
  after(() => leadership.stop())
  return { leadership, leading: leading.promise, leadingAgain: leadingAgain.promise, losing: losing.promise }
}

const ownPid = sql`select pg_backend_pid() as pid, current_setting('app.system') as system`

test('of several processes one leads, and when it stops another does', async () => {
  const { url } = await freshDatabase()
  const candidates = [candidate(url), candidate(url), candidate(url)]
  await Promise.race(candidates.map(({ leading }) => leading))
  const [first, ...others] = candidates.toSorted(
    (a, b) => Number(b.leadership.isLeading()) - Number(a.leadership.isLeading()),
  )
  assert.deepEqual(
    others.map(({ leadership }) => leadership.isLeading()),
    [false, false],
  )
  assert.equal(await others[0]?.leadership.work({}, (tx) => tx.row(ownPid)), undefined)

  await first?.leadership.stop()
  await first?.losing
  const next = await Promise.race(others.map(({ leading }) => leading))
  assert.equal(next.isLeading(), true)
})

test('a leader whose session is cut cannot write any more, and leads again over a new one', async () => {
  const { url, owner } = await freshDatabase()
  const { leadership, leading, leadingAgain, losing } = candidate(url)
  await leading
  const before = await leadership.work({ system: true }, (tx) => tx.row<{ pid: number; system: string }>(ownPid))
  assert.equal(before?.system, 'on')

  const cut = leadership.work({ system: true }, async (tx) => {
    await owner.run(sql`select pg_terminate_backend(${before?.pid})`)
    return tx.row(ownPid)
  })
  await assert.rejects(cut)
  await losing
  await leadingAgain
  const afterwards = await leadership.work({ system: true }, (tx) => tx.row<{ pid: number }>(ownPid))
  assert.notEqual(afterwards?.pid, before?.pid)
})

test('work of the leader is done one piece after the other, and a piece that fails does not stop the next', async () => {
  const { url } = await freshDatabase()
  const { leadership, leading } = candidate(url)
  await leading
  const order: string[] = []
  const piece = (name: string, fails = false) =>
    leadership.work({ system: true }, async (tx) => {
      order.push(`${name} begins`)
      await tx.row(ownPid)
      order.push(`${name} ends`)
      if (fails) throw new Error('no')
    })
  await Promise.allSettled([piece('first'), piece('second', true), piece('third')])
  assert.deepEqual(order, ['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends'])
})

test('whoever listens hears again after the connection was cut, and is told to look for what was missed', async () => {
  const { url, owner } = await freshDatabase()
  let reconnected = 0
  let heard = Promise.withResolvers<string>()
  let again = Promise.withResolvers<void>()
  const ear = listen(
    url,
    'hall_of_test',
    (payload) => heard.resolve(payload),
    () => {
      reconnected++
      again.resolve()
    },
    silent,
    20,
  )
  after(ear.stop)
  await ear.ready
  await owner.run(sql`select pg_notify('hall_of_test', 'A-001')`)
  assert.equal(await heard.promise, 'A-001')

  heard = Promise.withResolvers()
  again = Promise.withResolvers()
  await owner.run(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pendopo listen' and datname = current_database()`,
  )
  await again.promise
  assert.equal(reconnected, 2)
  await owner.run(sql`select pg_notify('hall_of_test', 'A-002')`)
  assert.equal(await heard.promise, 'A-002')
})
