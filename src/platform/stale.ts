/**
 * What was read is no longer so: somebody was quicker. The code is PostgreSQL's serialization failure, which the wrapper
 * of transactions knows: everything is rolled back and tried anew.
 */
export class Stale extends Error {
  override readonly name = 'Stale'
  readonly code = '40001'
}
