import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password } from './harness/people.ts'
import { openReader } from './harness/reader.ts'
import { at } from './harness/small-mall.ts'
import { openStaffedMall } from './harness/staffed-mall.ts'

const { app } = await openStaffedMall({ at: at(60) })
const paths = app.app.routes
  .filter(({ method, path }) => method === 'GET' && path.includes('/:') && !path.includes('*'))
  .map(({ path }) => path)

/** Nothing that a row or a code can be: no number, larger than any number, cut off. */
const strange = ['x', '99999999999999999999', '%E0%A4%A']

/** Each part of the address that is not fixed is strange once, while the others are as plain as can be. */
function strangeForms(path: string): string[] {
  const parts = path.split('/')
  return parts.flatMap((part, place) =>
    part.startsWith(':')
      ? strange.map((text) => parts.map((one, i) => (i === place ? text : one.startsWith(':') ? '1' : one)).join('/'))
      : [],
  )
}

for (const username of ['rahman', 'wati']) {
  test(`an address that was mistyped is a page that is not there, never a fault of the house: ${username}`, async () => {
    const reader = openReader(app)
    await reader.get('/account/sign-in')
    await reader.post('/account/sign-in', { username, password })
    assert.ok(paths.length > 40)
    const faults: string[] = []
    for (const address of new Set(paths.flatMap(strangeForms))) {
      const { status } = await reader.get(address)
      if (status >= 500) faults.push(`${status} ${address}`)
    }
    assert.deepEqual(faults, [])
  })
}
