import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPack } from '#pack/check-pack.ts'
import { directoryOfPack } from '#pack/directory-of-pack.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import { factsOf } from './facts.ts'

const checked = await checkPack('malls/pekanbaru')
assert.ok('pack' in checked)
const { directory } = directoryOfPack(checked.pack)
const morning = new Date('2026-11-30T09:06:00+07:00')
const reader = { language: 'id', formats: formatsFor('id', 'Asia/Jakarta') } as const
const anHour: Wait = { kind: 'range', low: 60, high: 65, point: 62, isFirst: true }

function waitTold(atQueue: (queueId: number) => Wait) {
  const waits = { atQueue, ofLeg: () => undefined }
  const facts = factsOf({ directory, waits, waiting: 0, came: 3, notices: [], often: [] }, morning, reader)
  return facts[2]?.value
}

test('the front page says that there is no wait only where nobody who comes now would wait', () => {
  assert.equal(
    waitTold(() => ({ kind: 'soon' })),
    'Tanpa menunggu',
  )
  // Nobody waits, and the only counter that is open rests in a moment: its own page tells an hour.
  const [queue] = directory.queues.keys()
  const told = waitTold((id) => (id === queue ? anHour : { kind: 'unknown', why: 'nobody' }))
  assert.match(told ?? '', /sekitar 1 jam/i)
})
