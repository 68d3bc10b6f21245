import type { Staff } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/database.ts'
import type { TestDatabase } from './database.ts'

/** A mall small enough to keep in the head: Disdukcapil with KTP and KK, Polri with SKCK; people with names. */
export type SmallMall = {
  readonly mall: number
  readonly site: number
  readonly zone: number
  readonly agency: { readonly disdukcapil: number; readonly polri: number }
  readonly queue: { readonly ktp: number; readonly kk: number; readonly skck: number }
  readonly service: { readonly ktpHilang: number; readonly kkBaru: number; readonly skck: number }
  /** Counters 1 and 2 serve KTP (2 helps KK when it waits over 20 minutes), 3 serves KK, 14 serves SKCK. */
  readonly counter: { readonly one: number; readonly two: number; readonly three: number; readonly fourteen: number }
  readonly rina: Staff
  readonly budi: Staff
  readonly dewi: Staff
  readonly agus: Staff
  /** The manager. */
  readonly ibuSiti: Staff
  readonly kiosk: {
    readonly kind: 'device'
    readonly id: number
    readonly name: string
    readonly roles: readonly ['kiosk']
  }
}

/** Monday 23 November 2026, 08.00 in Pekanbaru, and minutes after it. */
export function at(minutes: number, seconds = 0): Date {
  return new Date(Date.UTC(2026, 10, 23, 1, 0, 0) + minutes * 60_000 + seconds * 1000)
}
export const today = '2026-11-23'

/** Builds the small mall as the owner; `code` lets two malls live in one database. */
export async function buildSmallMall(
  { owner }: Pick<TestDatabase, 'owner'>,
  code = 'kecil',
  timeZone = 'Asia/Jakarta',
): Promise<SmallMall> {
  const insert = inserter(owner)
  const mall = await insert('mall.mall', {
    code,
    name: text('Mal Kecil'),
    short_name: 'Mal Kecil',
    region: 'Pekanbaru',
    time_zone: timeZone,
    is_demonstration: true,
  })
  const put = (table: string, row: Record<string, unknown>) => insert(table, { mall_id: mall, ...row })
  const site = await put('mall.site', { code: 'utama', name: text('Gedung Utama'), time_zone: timeZone })
  const hall = await put('mall.hall', { site_id: site, code: 'utara', name: text('Aula Utara') })
  const zone = await put('mall.zone', { hall_id: hall, code: 'utara-a', name: text('Utara A') })
  const hours = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, { open: '08:00', close: '15:00' }]),
  )
  await put('mall.opening_form', { code: 'biasa', valid_from: '2025-01-01', rank: 1, days: JSON.stringify(hours) })
  const agencyOf = async (codeOf: string, short: string) => {
    const id = await put('agency.agency', {
      code: codeOf,
      name: text(short),
      short_name: short,
      kind: 'regional',
      zone_id: zone,
      complaints: text('Meja informasi'),
    })
    await put('agency.presence', { agency_id: id, valid_from: '2026-01-01', days: ['mon', 'tue', 'wed', 'thu', 'fri'] })
    return id
  }
  const disdukcapil = await agencyOf('disdukcapil', 'Disdukcapil')
  const polri = await agencyOf('polri', 'Polri')
  const queueOf = (agency: number, codeOf: string, letter: string, more: object = {}) =>
    put('service.queue', { agency_id: agency, site_id: site, code: codeOf, name: text(codeOf), letter, ...more })
  const queue = {
    ktp: await queueOf(disdukcapil, 'KTP', 'A'),
    kk: await queueOf(disdukcapil, 'KK', 'B'),
    skck: await queueOf(polri, 'SKCK', 'C', { discipline: 'accumulating' }),
  }
  const serviceOf = async (agency: number, queueId: number, codeOf: string, name: string) => {
    const id = await put('service.service', { agency_id: agency, queue_id: queueId, code: codeOf })
    await put('service.version', {
      service_id: id,
      number: 1,
      agency_id: agency,
      valid_from: '2026-01-01',
      name: text(name),
      level: 'issued_here',
      minutes: 8,
      words: [name.toLowerCase()],
      standard: JSON.stringify(standard),
      published_at: at(-1000),
    })
    return id
  }
  const service = {
    ktpHilang: await serviceOf(disdukcapil, queue.ktp, 'DKC-08', 'KTP hilang atau rusak'),
    kkBaru: await serviceOf(disdukcapil, queue.kk, 'DKC-01', 'Kartu Keluarga baru'),
    skck: await serviceOf(polri, queue.skck, 'SKC-01', 'SKCK'),
  }
  const counterOf = async (agency: number, sign: string, profile: [number, number?][]) => {
    const id = await put('counter.counter', {
      agency_id: agency,
      zone_id: zone,
      code: sign,
      name: text(`Loket ${sign}`),
    })
    for (const [i, [queueId, over]] of profile.entries()) {
      await put('counter.profile', {
        counter_id: id,
        queue_id: queueId,
        agency_id: agency,
        position: i + 1,
        when_waiting_over: over ?? null,
      })
    }
    return id
  }
  const counter = {
    one: await counterOf(disdukcapil, '1', [[queue.ktp]]),
    two: await counterOf(disdukcapil, '2', [[queue.ktp], [queue.kk, 20]]),
    three: await counterOf(disdukcapil, '3', [[queue.kk]]),
    fourteen: await counterOf(polri, '14', [[queue.skck]]),
  }
  const staff = async (username: string, name: string, roles: string[], agency?: number): Promise<Staff> => {
    const id = await put('account.staff', {
      username,
      name,
      roles,
      agency_id: agency ?? null,
      must_change_password: false,
    })
    return { kind: 'staff', id, name, roles, ...(agency ? { agency } : {}) }
  }
  const rina = await staff('petugas.1', 'Rina A.', ['officer'], disdukcapil)
  const budi = await staff('petugas.2', 'Budi S.', ['officer'], disdukcapil)
  const dewi = await staff('petugas.3', 'Dewi L.', ['officer'], disdukcapil)
  const agus = await staff('petugas.14', 'Agus P.', ['officer'], polri)
  const ibuSiti = await staff('manajer', 'Siti R.', ['manager'])
  const kiosk = { kind: 'device', id: 1, name: 'Kios 1', roles: ['kiosk'] } as const
  return {
    mall,
    site,
    zone,
    agency: { disdukcapil, polri },
    queue,
    service,
    counter,
    rina,
    budi,
    dewi,
    agus,
    ibuSiti,
    kiosk,
  }
}

function text(id: string): string {
  return JSON.stringify({ id, en: `${id} (en)` })
}

const standard = {
  requirements: [{ document: 'kk', name: { id: 'Kartu Keluarga', en: 'Family card' }, form: 'original' }],
  procedure: [{ id: 'Tunjukkan berkas di loket', en: 'Show your papers at the counter' }],
  time: { min: 15, max: 30, unit: 'minute' },
  cost: { kind: 'free', basis: 'UU 24/2013 Pasal 79A' },
  product: { id: 'KTP-el baru', en: 'A new ID card' },
}

function inserter(owner: Tx) {
  return async (table: string, row: Record<string, unknown>): Promise<number> => {
    const columns = Object.keys(row)
    const values = Object.values(row)
    const marks = values.map((_, i) => `$${i + 1}`).join(', ')
    const mallId = row.mall_id ?? null
    // The owner is bound by FORCE ROW LEVEL SECURITY like anybody, unless it is a superuser as here; the version trigger needs the mall.
    if (mallId !== null) await owner.run(sql`select set_config('app.mall', ${String(mallId)}, false)`)
    const inserted = await owner.rows<{ id?: number }>({
      sql: true,
      text: `insert into ${table} (${columns.join(', ')}) values (${marks}) returning *`,
      values,
    })
    return inserted[0]?.id ?? 0
  }
}
