import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp } from './harness/app.ts'
import { buildSmallMall } from './harness/small-mall.ts'

// What a stranger may open. A route that is not here must give a stranger nothing: whoever adds one decides.
const forEverybody = new Set([
  // What the mall offers, when, where, and what is broken: public by law (UU 25/2009 Ps 22-23).
  'GET /',
  'GET /services',
  'GET /services/:code',
  'GET /services/:code/qr.svg',
  'GET /services/:code/versions/:number{[0-9]{1,6}}',
  'GET /agencies/:code',
  'GET /life/:code',
  'GET /mall',
  // The same for programs: how many wait in each queue, never who.
  'GET /queues.json',
  'GET /sitemap.xml',
  'GET /robots.txt',
  // The script that answers for number pages without a network: the same for everybody.
  'GET /v/worker.js',
  // The house itself; /metrics looks at where the request comes from.
  'GET /healthz',
  'GET /metrics',
  'GET /assets/:name',
  'GET /assets/accent/:name{[0-9a-f]{6}(-shown)?\\.css}',
  'GET /gallery',
  'GET /gallery/form',
  'POST /gallery/form',
  // The way in: signing in, and a device that asks to be paired.
  'GET /account/sign-in',
  'GET /account/code',
  'POST /account/sign-out',
  'POST /account/sign-out-everywhere',
  'GET /device/kiosk',
  'GET /device/kiosk/state',
  'POST /device/kiosk/pairings',
  'GET /device/display',
  'GET /device/display/state',
  'POST /device/display/pairings',
])
// Answers that give nothing: not found, not yours, sign in first, not understood.
const nothing = [303, 401, 403, 404, 405, 422]

const { app } = await startApp({ arrange: async (database) => void (await buildSmallMall(database)) })
const routes = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path}`),
  ),
]

test('there are routes to try, and every public one exists', () => {
  assert.ok(routes.length > 100)
  assert.deepEqual(
    [...forEverybody].filter((route) => !routes.includes(route)),
    [],
  )
})

for (const route of routes.filter((one) => !forEverybody.has(one))) {
  test(`a stranger gets nothing from ${route}`, async () => {
    const { status, location, body } = await ask(route)
    assert.ok(nothing.includes(status), `answered ${status}`)
    if (status === 303) assert.match(location, /^\/(account\/sign-in|device\/(kiosk|display))/)
    assert.doesNotMatch(body, /petugas\.\d|Rina A\.|Siti R\./)
  })
}

test('what is larger than the house takes is refused in words, on a page like any other', async () => {
  for (const path of ['/account/sign-in', '/admin/mall/emblem', '/admin/media']) {
    const answer = await app.request(`http://localhost${path}`, {
      method: 'POST',
      headers: {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(300 * 1024 * 1024),
        'sec-fetch-site': 'same-origin',
      },
      body: 'x'.repeat(64),
    })
    assert.equal(answer.status, 413, path)
    assert.match(await answer.text(), /<h1[^>]*>[^<]+<[\s\S]*terlalu besar/)
  }
})

async function ask(route: string): Promise<{ status: number; location: string; body: string }> {
  const [method = 'GET', path = ''] = route.split(' ')
  const body = method === 'POST' ? { body: JSON.stringify(likelyForm) } : {}
  const answer = await app.request(`http://localhost${filled(path)}`, {
    method,
    headers: {
      accept: 'text/html',
      'content-type': 'application/json',
      origin: 'http://localhost',
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      'idempotency-key': 'stranger-1234',
    },
    ...body,
  })
  return { status: answer.status, location: answer.headers.get('location') ?? '', body: await answer.text() }
}

// What a form of the house would send, so that a missing check is not hidden by a missing field.
const likelyForm = {
  leg: 1,
  visit: 1,
  service: 1,
  services: ['DKC-08'],
  outcome: 'issued',
  act: 'leave',
  code: '123456',
  name: 'x',
  zone: 1,
  site: 1,
  day: '2026-11-23',
  kind: 'other',
  place: 'mall:0',
  id: 'x',
  en: 'x',
  reason: 'other',
  group: 'elderly',
}

function filled(path: string): string {
  return path
    .replace(/:token/g, 'A'.repeat(22))
    .replace(/:part\{[^}]*\}/g, 'basics')
    .replace(/:(day|from)(\{[^}]*\})?/g, '2026-11-23')
    .replace(/:[a-z]+(\{(?:[^{}]|\{[^}]*\})*\})?/gi, '1')
}
