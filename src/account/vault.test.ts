import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openVault } from './vault.ts'

const vault = openVault(Buffer.alloc(32, 1))

test('what is sealed for one person opens for that person only', () => {
  const sealed = vault.seal('totp 1:7', Buffer.from('rahasia'))
  assert.equal(vault.open('totp 1:7', sealed).toString(), 'rahasia')
  assert.throws(() => vault.open('totp 1:8', sealed))
  assert.throws(() => openVault(Buffer.alloc(32, 2)).open('totp 1:7', sealed))
})

test('a changed byte anywhere is noticed', () => {
  const sealed = vault.seal('totp 1:7', Buffer.from('rahasia'))
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed)
    changed[i] = (changed[i] ?? 0) ^ 1
    assert.throws(() => vault.open('totp 1:7', changed), `byte ${i}`)
  }
  assert.throws(() => vault.open('totp 1:7', sealed.subarray(0, 20)))
})

test('blinded texts compare and differ by what they are about', () => {
  assert.equal(vault.blind('attempt', 'rina'), vault.blind('attempt', 'rina'))
  assert.notEqual(vault.blind('attempt', 'rina'), vault.blind('code', 'rina'))
  assert.notEqual(vault.blind('attempt', 'rina'), vault.blind('attempt', 'dewi'))
})
