import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicAddress, isPushAddress, knownServices } from './push-reach.ts'

const production = { services: knownServices, loopback: false }

test('the push services of the browsers people have are known', () => {
  for (const address of [
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QAbc',
    'https://wns2-sg2p.notify.windows.com/w/?token=abc',
  ])
    assert.ok(isPushAddress(address, production), address)
})

test('no other address is sent to: another host, port, scheme, a name that only looks alike, this machine', () => {
  for (const address of [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://user:pass@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilpush.apple.com/x',
    'https://push.apple.com.evil.example/x',
    'https://169.254.169.254/latest',
    'https://[::1]/x',
    'http://127.0.0.1:5432/x',
    'https://localhost/x',
    `https://fcm.googleapis.com/${'x'.repeat(1_000)}`,
    'not an address',
  ])
    assert.ok(!isPushAddress(address, production), address)
  assert.ok(!isPushAddress('https://fcm.googleapis.com/x', { services: [], loopback: false }))
})

test('a name that leads to the inside of a network is not followed', () => {
  const inside = ['10.1.2.3', '127.0.0.1', '192.168.1.1', '172.20.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0']
  for (const address of [...inside, '::1', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '2002:a00:1::1', 'nonsense'])
    assert.ok(!isPublicAddress(address), address)
  for (const address of ['142.250.4.95', '2404:6800:4003::5f', '17.57.146.20'])
    assert.ok(isPublicAddress(address), address)
})
