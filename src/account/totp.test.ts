import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptedStep, base32, codeAt, otpauthAddress, stepAt } from './totp.ts'

// RFC 6238, appendix B. The seeds are the ASCII digits repeated to the length of each digest.
const seed = (length: number) => Buffer.from('1234567890'.repeat(7).slice(0, length))
const rfc = [
  ['1970-01-01T00:00:59Z', '94287082', '46119246', '90693936'],
  ['2005-03-18T01:58:29Z', '07081804', '68084774', '25091201'],
  ['2005-03-18T01:58:31Z', '14050471', '67062674', '99943326'],
  ['2009-02-13T23:31:30Z', '89005924', '91819424', '93441116'],
  ['2033-05-18T03:33:20Z', '69279037', '90698825', '38618901'],
  ['2603-10-11T11:33:20Z', '65353130', '77737706', '47863826'],
] as const

test('codes are those of RFC 6238', () => {
  for (const [at, sha1, sha256, sha512] of rfc) {
    const step = stepAt(new Date(at))
    assert.equal(codeAt(seed(20), step, 8), sha1, at)
    assert.equal(codeAt(seed(32), step, 8, 'sha256'), sha256, at)
    assert.equal(codeAt(seed(64), step, 8, 'sha512'), sha512, at)
  }
})

const secret = seed(20)
const now = new Date('2026-11-23T07:30:10+07:00')
const step = stepAt(now)

test('a clock that is half a minute off is forgiven, one minute is not', () => {
  for (const aside of [-1, 0, 1])
    assert.equal(acceptedStep(secret, codeAt(secret, step + aside), now, null), step + aside)
  for (const aside of [-2, 2]) assert.equal(acceptedStep(secret, codeAt(secret, step + aside), now, null), undefined)
})

test('a code that was used is not taken again, nor is an older one', () => {
  assert.equal(acceptedStep(secret, codeAt(secret, step), now, step), undefined)
  assert.equal(acceptedStep(secret, codeAt(secret, step - 1), now, step), undefined)
  assert.equal(acceptedStep(secret, codeAt(secret, step + 1), now, step), step + 1)
})

test('what is not six digits is no code', () => {
  for (const typed of ['', '12345', '1234567', 'abcdef'])
    assert.equal(acceptedStep(secret, typed, now, null), undefined)
})

test('the secret is written as RFC 4648 writes it, and the QR code names the mall and the person', () => {
  const written = [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const
  for (const [plain, text] of written) assert.equal(base32(Buffer.from(plain)), text)
  assert.equal(
    otpauthAddress(Buffer.from('foobar'), 'MPP Pekanbaru', 'rina'),
    'otpauth://totp/MPP%20Pekanbaru:rina?secret=MZXW6YTBOI&issuer=MPP%20Pekanbaru',
  )
})
