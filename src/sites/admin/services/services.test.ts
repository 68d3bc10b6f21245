import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database.ts'
import { openAdminSite, type Person } from '../../../../test/harness/admin-site.ts'
import { openHall } from '../../../../test/harness/hall.ts'

const hall = await openHall()
const { mall, house } = hall
const site = openAdminSite(house)
const ibuSiti = site.as(mall.ibuSiti)
const pakJoko = site.as({ ...mall.ibuSiti, id: mall.budi.id, name: 'Budi S.' })
const services = '/admin/services'
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** A new service with a whole draft; gives its address. */
async function drafted(by: Person, code: string): Promise<string> {
  const added = await by.fill(`${services}/new`, {
    queue: String(mall.queue.ktp),
    code,
    nameId: 'Surat pindah',
    nameEn: 'Moving letter',
    level: 'issued_here',
  })
  assert.equal(added.status, 303, added.html)
  const at = (added.location ?? '').replace(/\/draft.*/, '')
  await by.fill(`${at}/draft/basics`, { minutes: '7,5', words: 'pindah rumah\npindah kota' })
  await saved(by.fill(`${at}/draft/procedure`, {}, { button: 'row=step-add' }), 200)
  await addStep(by, at, 'Tunjukkan berkas', 'Show your papers')
  await addPaper(by, at)
  await saved(by.fill(`${at}/draft/time`, { min: '15', max: '30', unit: 'minute' }))
  await saved(by.fill(`${at}/draft/cost`, { kind: 'free', basis: 'UU 24/2013' }))
  await saved(by.fill(`${at}/draft/product`, { productId: 'Surat pindah', productEn: 'Moving letter' }))
  return at
}

async function saved(answer: ReturnType<Person['fill']>, status = 303) {
  const got = await answer
  assert.equal(got.status, status, got.html.replace(/<[^>]+>/g, ' ').slice(0, 2000))
  return got
}

async function addStep(by: Person, at: string, id: string, en: string) {
  const { formsOf } = await import('../../../../test/harness/page-forms.ts')
  const withRow = await by.fill(`${at}/draft/procedure`, {}, { button: 'row=step-add' })
  const form = formsOf(withRow.html).find(({ action }) => action.endsWith('/procedure'))
  assert.ok(form)
  const last = form.names.filter((name) => /^step-\d+-nameId$/.test(name)).at(-1) ?? ''
  return saved(by.send(form, { [last]: id, [last.replace('nameId', 'nameEn')]: en }))
}

async function addPaper(by: Person, at: string) {
  const { formsOf } = await import('../../../../test/harness/page-forms.ts')
  const withRow = await by.fill(`${at}/draft/requirements`, {}, { button: 'row=paper-add' })
  const form = formsOf(withRow.html).find(({ action }) => action.endsWith('/requirements'))
  assert.ok(form)
  return saved(
    by.send(form, {
      'paper-0-nameId': 'Kartu Keluarga',
      'paper-0-nameEn': 'Family card',
      'paper-0-form': 'original',
      'paper-0-obtainAt': 'DKC-01',
      'paper-0-whenId': 'Bila baru',
      'paper-0-whenEn': 'If new',
    }),
  )
}

const published = (at: string, day: [string, string, string], by = ibuSiti) =>
  by.fill(
    `${at}/draft`,
    { 'validFrom-day': day[0], 'validFrom-month': day[1], 'validFrom-year': day[2] },
    { action: `${at}/versions` },
  )

test('a new service is written as a draft, seen by nobody until it is published, and then holds from its date', async () => {
  const at = await drafted(ibuSiti, 'DKC-50')
  const before = await ibuSiti.read(at)
  assert.match(before.html, /Belum ada versi yang berlaku/)
  await saved(published(at, ['23', '11', '2026']))
  const { html } = await ibuSiti.read(at)
  assert.match(html, /Versi 1, berlaku sejak 23 November 2026/)
  assert.match(html, /bisa dibuat di sini \(DKC-01\)/)
  assert.match(html, /Versi baru diterbitkan/)
})

test('a draft that is not whole cannot be published, and says what is missing', async () => {
  const added = await ibuSiti.fill(`${services}/new`, {
    queue: String(mall.queue.ktp),
    code: 'DKC-51',
    nameId: 'A',
    nameEn: 'A',
    level: 'intake',
  })
  const { html } = await ibuSiti.read(added.location ?? '')
  assert.match(
    html,
    /Belum bisa diterbitkan. Lengkapi dulu: Nama dan pencarian, Persyaratan, Prosedur, Jangka waktu, Biaya,? dan Produk layanan/,
  )
})

test('a changed service becomes a new version with its date; the old one stays as it was', async () => {
  const at = `${services}/${mall.service.ktpHilang}`
  await saved(ibuSiti.fill(at, {}, { action: `${at}/draft` }))
  await saved(ibuSiti.fill(`${at}/draft/product`, { productId: 'KTP-el pengganti' }))
  await saved(published(at, ['1', '12', '2026']))
  const now = await ibuSiti.read(at)
  assert.match(now.html, /Versi 2 sudah terbit dan berlaku mulai 1 Desember 2026/)
  assert.match(now.html, /Versi 1, berlaku sejak 1 Januari 2026/)
  const beside = await ibuSiti.read(`${at}/versions?left=1&right=2`)
  assert.match(beside.html, /Produk layanan <span class="tag attention">berubah<\/span>/)
  assert.match(beside.html, /KTP-el baru/)
  assert.match(beside.html, /KTP-el pengganti/)
})

test('a draft that changes nothing is not published', async () => {
  const at = `${services}/${mall.service.ktpHilang}`
  await saved(ibuSiti.fill(at, {}, { action: `${at}/draft` }))
  const { html } = await ibuSiti.read(`${at}/draft`)
  assert.match(html, /Belum ada yang berubah dari versi terakhir, jadi belum ada yang bisa diterbitkan/)
  assert.doesNotMatch(html, /Terbitkan versi ini/)
})

test('a version never holds from a day gone by, nor from before one that is published already', async () => {
  const at = `${services}/${mall.service.ktpHilang}`
  await saved(ibuSiti.fill(`${at}/draft/time`, { min: '5', max: '10' }))
  // What changes is told as it is written for visitors, and nothing of what stays.
  const draft = words((await ibuSiti.read(`${at}/draft`)).html)
  assert.match(draft, /Jangka waktu: 15 sampai 30 menit 5 sampai 10 menit /)
  assert.doesNotMatch(draft, /paling cepat|satuan/)
  const past = await published(at, ['22', '11', '2026'])
  assert.equal(past.status, 422)
  assert.match(past.html, /Tanggal itu sudah lewat/)
  assert.match(past.html, /value="22"/)
  const before = await published(at, ['30', '11', '2026'])
  assert.match(before.html, /Versi 2 sudah diterbitkan dan berlaku mulai 1 Desember 2026/)
  await saved(ibuSiti.fill(`${at}/draft/cost`, { kind: 'fixed', amount: '75000', basis: 'Perda 1/2024' }))
  const history = words((await ibuSiti.read(at)).html)
  assert.match(history, /Jangka waktu: 15 sampai 30 menit menjadi 5 sampai 10 menit/)
  assert.match(history, /Biaya: Gratis.* menjadi Rp75\.000, Perda 1\/2024/)
  await saved(published(at, ['1', '12', '2026']))
})

test('a draft that was begun before an import published a version becomes the version after it', async () => {
  const at = await drafted(ibuSiti, 'DKC-56')
  await saved(published(at, ['23', '11', '2026']))
  await saved(ibuSiti.fill(at, {}, { action: `${at}/draft` }))
  await saved(ibuSiti.fill(`${at}/draft/time`, { min: '1', max: '2' }))
  const id = Number(at.split('/').at(-1))
  await hall.act((tx) =>
    tx.run(sql`insert into service.version (mall_id, service_id, number, agency_id, valid_from, name, level, minutes, words, standard, published_at, published_by)
      select mall_id, service_id, 3, agency_id, valid_from, name, level, minutes, '{impor}', standard, now(), 'import' from service.version where service_id = ${id}::bigint and number = 1`),
  )
  await saved(published(at, ['23', '11', '2026']))
  assert.match((await ibuSiti.read(at)).html, /Versi 4, berlaku sejak 23 November 2026/)
})

test('two people who publish at once publish one version', async () => {
  const at = await drafted(ibuSiti, 'DKC-52')
  const forms = await Promise.all(
    [ibuSiti, pakJoko].map(async (by) => ({ by, form: await by.formOn(`${at}/draft`, `${at}/versions`) })),
  )
  const [one, other] = await Promise.all(forms.map(({ by, form }) => by.send(form)))
  assert.ok(one && other)
  assert.deepEqual([one.status, other.status].sort(), [303, 409])
  const { count } = await house.owner.row<{ count: number }>(
    sql`select count(*)::int as count from service.version v join service.service s on s.id = v.service_id where s.code = 'DKC-52' and published_at is not null`,
  )
  assert.equal(count, 1)
})

test('pressing publish twice publishes once', async () => {
  const at = await drafted(ibuSiti, 'DKC-53')
  const form = await ibuSiti.formOn(`${at}/draft`, `${at}/versions`)
  const both = await Promise.all([ibuSiti.send(form), ibuSiti.send(form)])
  assert.deepEqual(
    both.map(({ status }) => status),
    [303, 303],
  )
})

test('somebody who publishes what another changed meanwhile is shown the change first', async () => {
  const at = await drafted(ibuSiti, 'DKC-54')
  const form = await ibuSiti.formOn(`${at}/draft`, `${at}/versions`)
  await saved(pakJoko.fill(`${at}/draft/cost`, { kind: 'fixed', amount: '75.000' }))
  const answer = await ibuSiti.send(form)
  assert.equal(answer.status, 409)
  assert.match(answer.html, /Budi S\. menyimpan perubahan lain saat isian ini terbuka: Biaya/)
})

test('rows are added and removed by buttons, without losing what was typed and without saving', async () => {
  const at = await drafted(ibuSiti, 'DKC-55')
  const form = await ibuSiti.formOn(`${at}/draft/procedure`)
  const more = await ibuSiti.send(form, { 'step-0-nameId': 'Ambil nomor' }, 'row=step-add')
  assert.match(more.html, /value="Ambil nomor"/)
  assert.match(more.html, /Langkah 2/)
  const stored = await ibuSiti.read(`${at}/draft/procedure`)
  assert.doesNotMatch(stored.html, /Ambil nomor/)
})

test('a service that people hold numbers for is neither retired nor moved, and says how many', async () => {
  const at = `${services}/${mall.service.kkBaru}`
  await hall.number(mall.service.kkBaru, 1)
  await hall.number(mall.service.kkBaru, 2)
  const retired = await ibuSiti.fill(`${at}/retire`)
  assert.equal(retired.status, 409)
  assert.match(retired.html, /2 orang masih memegang nomor untuk layanan ini/)
  const moved = await ibuSiti.fill(`${at}/queue`, { queue: String(mall.queue.ktp) })
  assert.equal(moved.status, 409)
  assert.match(moved.html, /2 orang masih memegang nomor/)
})

test('a service is retired while a number for it is taken: one of the two wins, never both', async () => {
  for (let round = 0; round < 6; round++) {
    const at = await drafted(ibuSiti, `DKC-6${round}`)
    await saved(published(at, ['23', '11', '2026']))
    const id = Number(at.split('/').at(-1))
    const numbers = Array.from({ length: 4 }, (_, i) =>
      hall.number(id, 10 + i).then(
        () => 'taken' as const,
        () => 'refused' as const,
      ),
    )
    const [retired, ...taken] = await Promise.all([ibuSiti.fill(`${at}/retire`), ...numbers])
    const isRetired = retired.status === 303
    const { open } = await house.owner.row<{ open: number }>(
      sql`select count(*)::int as open from visit.open_leg where service_id = ${id}::bigint`,
    )
    assert.equal(open, taken.filter((one) => one === 'taken').length)
    assert.ok(!(isRetired && open > 0), `round ${round}: retired with ${open} people waiting`)
    if (!isRetired) assert.equal(retired.status, 409)
  }
})

test('the coordinator of another agency can neither read nor change a service', async () => {
  const agus = site.as({ ...mall.agus, roles: ['coordinator'] })
  const at = `${services}/${mall.service.ktpHilang}`
  assert.equal((await agus.read(at)).status, 403)
  assert.equal((await agus.read(`${at}/versions`)).status, 403)
  assert.equal((await agus.read(`${at}/draft`)).status, 403)
  assert.equal((await agus.read(`${at}/retire`)).status, 403)
})
