import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packIn } from '../../test/harness/small-pack.ts'
import { checkPack } from './check-pack.ts'
import { components } from './form/service.ts'

const pack = packIn(await checkPack('malls/pekanbaru'))
const services = pack.agencies.flatMap((agency) => agency.services.map((service) => ({ ...service, agency })))

test('Pekanbaru has at least 33 agencies and 191 services, 22 of them Disdukcapil’s', () => {
  assert.ok(pack.agencies.length >= 33)
  assert.ok(services.length >= 191)
  assert.equal(services.filter(({ agency }) => agency.code === 'disdukcapil').length, 22)
})

test('the mall says on every page that it is a demonstration', () => {
  assert.equal(pack.mall.demonstration, true)
})

test('every service publishes its six components', () => {
  for (const { code, standard, agency } of services) {
    const { requirements, procedure, time, cost, product, complaints = agency.complaints } = standard
    assert.ok(requirements.length > 0 && procedure.length >= 2 && time && cost && product && complaints, code)
  }
})

test('every service is found by at least three everyday words', () => {
  assert.deepEqual(
    services.filter(({ words }) => words.length < 3).map(({ code }) => code),
    [],
  )
})

test('every fact that was not read in an official source is marked as assumed', () => {
  for (const { code, source, assumed, minutes, standard } of services) {
    const { cost, time } = standard
    // How long a service takes at the counter stands in no law; at most the promise is those very minutes.
    const isPromised = time.unit === 'minute' && time.max === minutes && !assumed.includes('time')
    assert.ok(isPromised || assumed.includes('minutes'), `${code}: minutes`)
    if (/^data peragaan$/i.test(source))
      assert.deepEqual(
        [...components].filter((part) => part !== 'complaints' && !assumed.includes(part)),
        [],
        code,
      )
    if (cost.kind !== 'free' && !cost.basis) assert.ok(assumed.includes('cost'), `${code}: cost without a basis`)
  }
})

test('every condition of a paper reads as one', () => {
  const conditions = services.flatMap(({ code, standard }) =>
    standard.requirements.flatMap(({ when }) => (when ? [{ code, when }] : [])),
  )
  const odd = conditions.filter(({ when }) => !/^(bila|untuk|uji)\b/i.test(when.id))
  assert.deepEqual(odd, [])
})

test('every counter has its officer on each day its agency is in the mall', () => {
  const roster = pack.staff?.roster ?? []
  for (const agency of pack.agencies) {
    const latest = agency.presence.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
    for (const { code } of agency.counters) {
      const days = new Set(roster.filter(({ counter }) => counter === code).flatMap((entry) => entry.days))
      assert.deepEqual(
        latest?.days.filter((day) => !days.has(day)),
        [],
        `${agency.code} ${code}`,
      )
    }
  }
})

test('every agency has its coordinator, and the mall has its own people', () => {
  const staff = pack.staff?.staff ?? []
  for (const { code } of pack.agencies)
    assert.ok(
      staff.some(({ agency, roles }) => agency === code && roles.includes('coordinator')),
      code,
    )
  const count = (role: string) => staff.filter(({ roles }) => (roles as string[]).includes(role)).length
  assert.deepEqual(['technician', 'manager', 'information', 'evaluator'].map(count), [1, 2, 2, 1])
  assert.equal(new Set(staff.map(({ name }) => name)).size, staff.length)
})

test('the life events of the sketch are there, each leads to several agencies, and no service twice', () => {
  const events = pack.public?.life_events ?? []
  const names = events.map(({ name }) => name.id)
  for (const name of ['Anak lahir', 'Menikah', 'Pindah rumah', 'Membuka usaha', 'Mencari kerja', 'Keluarga meninggal'])
    assert.ok(names.includes(name), name)
  for (const name of ['Kendaraan', 'Ke luar negeri', 'Membangun rumah']) assert.ok(names.includes(name), name)
  const agencyOf = new Map(services.map(({ code, agency }) => [code, agency.code]))
  for (const { code, steps } of events) {
    assert.ok(new Set(steps.map(({ service }) => agencyOf.get(service))).size > 1, code)
    assert.equal(new Set(steps.map(({ service }) => service)).size, steps.length, code)
  }
})

test('what nobody has looked at in the building is marked as assumed', () => {
  const [site] = pack.mall.sites
  const all = [...(site?.visiting?.ways ?? []), ...(site?.visiting?.facilities ?? [])]
  assert.ok(all.length > 10 && all.every(({ assumed }) => assumed))
})
