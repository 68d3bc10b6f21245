import assert from 'node:assert/strict'
import { createECDH, createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import { checkSender, decrypt } from './demo-push-service.ts'
import { encrypt } from './encrypt.ts'
import { senderKeys, vapidHeader } from './vapid.ts'

function pairOf(privateKey: string) {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(privateKey, 'base64url')
  return pair
}

test('a message is sealed exactly as in the example of RFC 8291, section 5', () => {
  const sender = pairOf('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw')
  const browser = pairOf('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94')
  const to = {
    endpoint: 'https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV',
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }
  const salt = Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url')
  const plain = Buffer.from('When I grow up, I want to be a watermelon')
  const sealed = encrypt(plain, to, { salt, sender }, 1)
  assert.equal(
    sealed.toString('base64url'),
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
  assert.deepEqual(decrypt(sealed, browser, to), plain)
})

test('each message is sealed anew, and its length does not tell what it says', () => {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const to = { endpoint: '', p256dh: browser.getPublicKey('base64url'), auth: 'BTBZMqHH6r4Tts7J_aSIgg' }
  const [one, two] = [encrypt(Buffer.from('Loket 1'), to), encrypt(Buffer.from('x'.repeat(200)), to)]
  assert.equal(one.length, two.length)
  assert.notDeepEqual(one, encrypt(Buffer.from('Loket 1'), to))
  assert.equal(decrypt(two, browser, to).toString(), 'x'.repeat(200))
  assert.throws(() => encrypt(Buffer.alloc(4096), to), /too long/)
  const changed = Buffer.from(one)
  changed[changed.length - 20] = (changed.at(-20) ?? 0) ^ 1
  assert.throws(() => decrypt(changed, browser, to))
})

test('the check of a sender accepts the example of RFC 8292, section 2.4, except that its time is over', () => {
  const [head = '', claims = '', signature = ''] =
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA'.split(
      '.',
    )
  const point = Buffer.from(
    'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs',
    'base64url',
  )
  const key = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const publicKey = createPublicKey({ key, format: 'jwk' })
  const signed = Buffer.from(`${head}.${claims}`)
  const how = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  assert.ok(verify('sha256', signed, how, Buffer.from(signature, 'base64url')))
  const ours = vapidHeader(
    senderKeys(Buffer.alloc(32, 7)),
    'https://push.example.net/p/1',
    'mailto:push@example.com',
    new Date((1453523768 - 12 * 3600) * 1000),
  )
  assert.ok(ours.startsWith(`vapid t=${head}.${claims}.`), 'the same claims are written as in the RFC')
  assert.equal(checkSender(ours, senderKeys(Buffer.alloc(32, 7)).publicKey, 'https://push.example.net'), undefined)
})

test('an installation always has the same sender keys, and another installation others', () => {
  const [one, again, other] = [7, 7, 8].map((byte) => senderKeys(Buffer.alloc(32, byte)))
  assert.deepEqual(one?.publicKey, again?.publicKey)
  assert.notDeepEqual(one?.publicKey, other?.publicKey)
  const origin = 'https://push.example.net'
  const header = vapidHeader(senderKeys(Buffer.alloc(32, 7)), `${origin}/p/1`, undefined, new Date())
  assert.equal(checkSender(header, one?.publicKey ?? Buffer.alloc(0), origin)?.aud, origin)
  assert.equal(checkSender(header, other?.publicKey ?? Buffer.alloc(0), origin), undefined)
  assert.equal(checkSender(header, one?.publicKey ?? Buffer.alloc(0), 'https://other.example'), undefined)
})
