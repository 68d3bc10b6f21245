import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Staff } from '#platform/actor.ts'
import { workOf } from './where-to.ts'

test('signing in leads everybody to where their work is', () => {
  const workOfRoles = (...roles: Staff['roles']) => workOf({ kind: 'staff', id: 1, name: 'Wati', roles })
  assert.equal(workOfRoles('officer'), '/desk')
  assert.equal(workOfRoles('information'), '/desk/info')
  assert.equal(workOfRoles('manager'), '/floor')
  assert.equal(workOfRoles('evaluator'), '/floor')
  assert.equal(workOfRoles('coordinator'), '/admin')
  assert.equal(workOfRoles('technician'), '/admin')
})
