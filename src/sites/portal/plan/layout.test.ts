import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '../../../../test/harness/any.ts'
import { type Box, type HallContent, layoutOf } from './layout.ts'

const group = fc.record({
  agencyId: fc.nat(),
  label: fc.string({ minLength: 1, maxLength: 60 }),
  counters: fc.array(fc.record({ id: fc.nat(), sign: fc.string({ minLength: 1, maxLength: 8 }) }), { maxLength: 40 }),
})
const hall: fc.Arbitrary<HallContent> = fc.array(
  fc.record({
    id: fc.nat(),
    name: fc.string({ minLength: 1, maxLength: 80 }),
    groups: fc.array(group, { maxLength: 20 }),
  }),
  { maxLength: 5 },
)

const isInside = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01

test('every counter is drawn once, inside its agency, its zone and its hall, and nothing covers anything', () => {
  fc.assert(
    fc.property(hall, (content) => {
      const plan = layoutOf(content)
      assert.deepEqual(
        plan.zones.map(({ groups }) => groups.map(({ cells }) => cells.map(({ counterId }) => counterId))),
        content.map(({ groups }) => groups.map(({ counters }) => counters.map(({ id }) => id))),
      )
      for (const zone of plan.zones) {
        assert.ok(isInside(zone, { x: 0, y: 0, width: plan.width, height: plan.height }))
        for (const one of zone.groups) {
          assert.ok(isInside(one, zone))
          for (const cell of one.cells) assert.ok(isInside(cell, one))
        }
      }
      const cells = plan.zones.flatMap(({ groups }) => groups.flatMap((one) => one.cells))
      const groups = plan.zones.flatMap((zone) => zone.groups)
      for (const boxes of [plan.zones, groups, cells])
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) assert.ok(!overlap(a, b))
        })
    }),
    { numRuns: 60 },
  )
})

test('counters are read as they are counted: to the right, then below', () => {
  const counters = Array.from({ length: 20 }, (_, i) => ({ id: i, sign: String(i + 1) }))
  const [zone] = layoutOf([{ id: 1, name: 'Zona', groups: [{ agencyId: 1, label: 'Disdukcapil', counters }] }]).zones
  const cells = zone?.groups[0]?.cells ?? []
  cells.slice(1).forEach((cell, i) => {
    const before = cells[i] as Box
    assert.ok(cell.y > before.y || (cell.y === before.y && cell.x > before.x))
  })
  assert.ok(new Set(cells.map(({ y }) => y)).size > 1, 'twenty do not fit in one row')
})

test('a name that is too long for a telephone is cut, one that fits is not', () => {
  const groups = [{ agencyId: 1, label: 'Kantor Wilayah Kementerian Hukum dan Hak Asasi Manusia', counters: [] }]
  const [zone] = layoutOf([{ id: 1, name: 'Zona Utara A', groups }]).zones
  assert.equal(zone?.name, 'Zona Utara A')
  assert.match(zone?.groups[0]?.label ?? '', /^Kantor Wilayah.*…$/)
})

test('a hall without zones has no height', () => {
  assert.deepEqual(layoutOf([]), { width: 340, height: 0, zones: [] })
})
