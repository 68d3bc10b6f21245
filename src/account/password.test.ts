import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashesMade, hashPassword, isOutdated, verifyPassword } from './password.ts'
import { passwordFault } from './password-rules.ts'

// From the reference implementation's own test suite (phc-winner-argon2, src/test.c, argon2id, version 19).
const vectors = [
  ['password', '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'],
  ['password', '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'],
  ['password', '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'],
  ['differentpassword', '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94'],
  ['password', '$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw'],
] as const

test('passwords are argon2id as the reference implementation computes it', async () => {
  for (const [password, kept] of vectors) {
    assert.equal(await verifyPassword(password, kept), true, kept)
    assert.equal(await verifyPassword(`${password}.`, kept), false, kept)
  }
})

test('the same password is kept differently each time, and both open', async () => {
  const [one, other] = await Promise.all([hashPassword('pagi di pendopo'), hashPassword('pagi di pendopo')])
  assert.notEqual(one, other)
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.equal(await verifyPassword('pagi di pendopo', one), true)
  assert.equal(await verifyPassword('pagi di pendopo', other), true)
})

test('a letter typed as one sign or as two is the same letter', async () => {
  assert.equal(await verifyPassword('cafe\u0301 di loket', await hashPassword('caf\u00e9 di loket')), true)
})

test('a password kept with other costs is noticed, so that it is hashed anew at the next sign-in', async () => {
  assert.equal(isOutdated(vectors[0][1]), true)
  assert.equal(isOutdated(await hashPassword('pagi di pendopo')), false)
})

test('nobody by that name costs the same work as a wrong password', async () => {
  const kept = await hashPassword('pagi di pendopo')
  const before = hashesMade()
  assert.equal(await verifyPassword('tebakan pertama', kept), false)
  assert.equal(await verifyPassword('tebakan pertama', undefined), false)
  assert.equal(await verifyPassword('tebakan pertama', null), false)
  assert.equal(hashesMade() - before, 3)
})

test('many who sign in at once are served in line, and nobody is forgotten', async () => {
  const kept = await hashPassword('pagi di pendopo')
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => verifyPassword(i % 3 === 0 ? 'salah lagi ini' : 'pagi di pendopo', kept)),
  )
  assert.deepEqual(
    answers,
    Array.from({ length: 12 }, (_, i) => i % 3 !== 0),
  )
})

test('a storm of sign-ins does not grow the line without end: who comes last is asked to try again', async () => {
  const light = vectors[1][1]
  const storm = await Promise.allSettled(Array.from({ length: 400 }, () => verifyPassword('password', light)))
  const served = storm.filter((one) => one.status === 'fulfilled' && one.value)
  const refused = storm.filter((one) => one.status === 'rejected' && one.reason.key === 'account.tooBusy')
  assert.deepEqual([served.length, refused.length], [302, 98])
  assert.equal(await verifyPassword('password', light), true, 'afterwards all is as before')
})

const judged: readonly (readonly [string, string, ReturnType<typeof passwordFault>])[] = [
  ['kopi pagi di loket tujuh', 'rina', undefined],
  ['Lampu-Meja-Hijau', 'rina', undefined],
  ['pendek', 'rina', 'short'],
  ['sembilan9', 'rina', 'short'],
  ['rina.wulandari', 'rina.wulandari', 'name'],
  ['Rina.Wulandari', 'rina.wulandari', 'name'],
  ['rinawulandari2026', 'rina.wulandari', 'name'],
  ['1234567890', 'rina', 'common'],
  ['9876543210', 'rina', 'common'],
  ['abcdefghijkl', 'rina', 'common'],
  ['aaaaaaaaaaaa', 'rina', 'common'],
  ['rahasiarahasia', 'rina', 'common'],
  ['abcabcabcabc', 'rina', 'common'],
  ['bismillah123', 'rina', 'common'],
  ['Bismillah 2026', 'rina', 'common'],
  ['indonesia45', 'rina', 'common'],
  ['pekanbaru2026', 'rina', 'common'],
  ['qwertyuiop', 'rina', 'common'],
  ['Pelayanan-Publik1', 'rina', 'common'],
  ['k'.repeat(201), 'rina', 'long'],
]

test('a password is long, is not the name, and is not what everybody tries first', () => {
  for (const [password, username, fault] of judged) assert.equal(passwordFault(password, username), fault, password)
})
