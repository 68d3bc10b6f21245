import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password } from '../../../test/harness/people.ts'
import { openReader, type Reader } from '../../../test/harness/reader.ts'
import { at } from '../../../test/harness/small-mall.ts'
import { openStaffedMall } from '../../../test/harness/staffed-mall.ts'

const { app: house, mall } = await openStaffedMall({ at: at(0) })

async function signedIn(username: string): Promise<Reader> {
  const reader = openReader(house)
  await reader.get('/account/sign-in')
  await reader.post('/account/sign-in', { username, password })
  return reader
}
const ways = (page: string) =>
  [...page.matchAll(/<a class="button[^"]*" href="([^"]*)"/g)].map(([, href]) => href).filter((href) => href !== '/')

test('a page that is not for somebody leads to where that person works, and says for whom it is', async () => {
  for (const [username, place, work, forWhom] of [
    ['lina', '/floor', '/desk', /pengelola mal, petugas informasi, evaluator, atau koordinator instansi/],
    ['lina', '/admin/holidays/new', '/desk', /Bagian ini untuk teknisi/],
    ['wati', '/admin/staff', '/desk/info', /teknisi, pengelola mal, atau koordinator instansi/],
    ['hendra', '/admin/mall/name', '/admin', /pengelola mal/],
    ['yusuf', '/floor', '/admin', /pengelola mal/],
  ] as const) {
    const seen = await (await signedIn(username)).get(place)
    assert.equal(seen.status, 403, place)
    assert.deepEqual(ways(seen.html), [work, '/account'], `${username} at ${place}`)
    assert.match(seen.text, forWhom)
  }
})

test('what belongs to another agency is refused without naming it', async () => {
  const seen = await (await signedIn('hendra')).get(`/admin/agencies/${mall.agency.polri}/edit`)
  assert.equal(seen.status, 403)
  assert.match(seen.text, /milik instansi lain/)
  assert.doesNotMatch(seen.text, /Polri|Kepolisian/)
  assert.deepEqual(ways(seen.html), ['/admin', '/account'])
})

test('a stranger is asked to sign in, and whoever mistypes an address is led to the front page as before', async () => {
  assert.match((await openReader(house).get('/floor')).path, /^\/account\/sign-in/)
  const seen = await (await signedIn('lina')).get('/nowhere')
  assert.equal(seen.status, 404)
  assert.match(seen.text, /Ke halaman depan/)
  assert.deepEqual(ways(seen.html), [])
})
