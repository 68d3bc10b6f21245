import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { test } from 'node:test'
import { changed, type Instead, packFolder, smallPack } from '../../test/harness/small-pack.ts'
import { checkPack } from './check-pack.ts'
import type { Fault } from './fault.ts'
import { sayFault, sentenceOf } from './say-fault.ts'

const disdukcapil = 'agencies/disdukcapil.yaml'
const polri = 'agencies/polri.yaml'

async function faultsOf(instead: Instead): Promise<readonly Fault[]> {
  const checked = await checkPack(await packFolder(instead))
  return 'faults' in checked ? checked.faults : []
}

/** Exactly one fault, said in both languages without a gap. */
async function onlyFault(instead: Instead): Promise<string> {
  const faults = await faultsOf(instead)
  assert.equal(faults.length, 1, JSON.stringify(faults, null, 1))
  const [fault] = faults as [Fault]
  for (const language of ['id', 'en'] as const)
    assert.doesNotMatch(sentenceOf(language, fault), /undefined|\[object|^[a-zA-Z.]+$/)
  return sayFault('en', fault)
}

test('a good pack has no faults', async () => {
  assert.deepEqual(Object.keys(await checkPack(await packFolder())), ['pack', 'placeIn'])
})

test('every fault is told at once, each with its file, line and column', async () => {
  const faults = await faultsOf({
    ...changed('mall.yaml', 'name: { id: Utara, en: North }', 'name: { id: Utara }'),
    ...changed('calendar.yaml', 'rank: 1', 'rank: satu'),
    ...changed(disdukcapil, 'letter: A', 'letter: AAA'),
    ...changed(polri, 'zone: selatan\npresence', 'zone: selaten\npresence'),
  })
  assert.deepEqual(
    faults.map((fault) => sayFault('en', fault)),
    [
      'agencies/disdukcapil.yaml:10:26  The queue letter “AAA” must be one or two capital letters.',
      'agencies/polri.yaml:5:7  There is no zone “selaten” in mall.yaml. Did you mean “selatan”?',
      'calendar.yaml:6:11  The field “rank” must be a number, not satu.',
      'mall.yaml:15:34  The English text (en) is missing. Every text is written in two languages.',
    ],
  )
})

test('a code that stands nowhere is told with what was probably meant', async () => {
  const says = [
    [
      changed(disdukcapil, '    queue: KTP\n', '    queue: KPT\n'),
      "agencies/disdukcapil.yaml:25:12  There is no queue “KPT” in this agency's file. Did you mean “KTP”?",
    ],
    [
      changed(disdukcapil, '{ document: kk,', '{ document: kkk,'),
      'agencies/disdukcapil.yaml:33:23  There is no document “kkk” in documents.yaml. Did you mean “kk”?',
    ],
    [
      changed(disdukcapil, 'obtain_at: SPK-01', 'obtain_at: SPK-10'),
      'agencies/disdukcapil.yaml:34:108  There is no service “SPK-10” in this pack. Did you mean “SPK-01”?',
    ],
    [
      changed(disdukcapil, 'break: pagi', 'break: pegi'),
      'agencies/disdukcapil.yaml:17:12  There is no break group “pegi” in calendar.yaml. Did you mean “pagi”?',
    ],
    [changed('staff.yaml', 'counter: "2"', 'counter: "99"'), 'staff.yaml:8:16  There is no counter “99” in this pack.'],
    [
      changed('staff.yaml', 'staff: petugas.2', 'staff: petugas.22'),
      'staff.yaml:8:28  There is no user name “petugas.22” in the list of staff. Did you mean “petugas.2”?',
    ],
    [
      changed(
        'staff.yaml',
        'agency: disdukcapil, roles: [officer] }\n  - { username: petugas.2',
        'agency: dukcapil, roles: [officer] }\n  - { username: petugas.2',
      ),
      'staff.yaml:4:51  There is no agency “dukcapil” in this pack.',
    ],
  ] as const
  for (const [instead, sentence] of says) assert.equal(await onlyFault(instead), sentence)
})

test('a queue of another agency is not used', async () => {
  const sentence = await onlyFault(
    changed(polri, 'profile: [{ queue: SPKT }]', 'profile: [{ queue: SPKT }, { queue: KTP }]'),
  )
  assert.match(sentence, /belongs to another agency \(agencies\/disdukcapil\.yaml\)/)
})

test('a queue that no counter serves is told', async () => {
  const sentence = await onlyFault(
    changed(disdukcapil, '[{ queue: KK }, { queue: KTP, when_waiting_over: 20 }]', '[{ queue: KTP }]'),
  )
  assert.equal(sentence, 'agencies/disdukcapil.yaml:11:13  No counter serves the queue “KK”.')
})

test('codes, letters, signs and names are used once in the whole mall', async () => {
  const says = [
    [
      changed(polri, 'code: SPKT, letter: W', 'code: KTP, letter: W'),
      /queue code “KTP” is already used in agencies\/disdukcapil\.yaml line 10/,
    ],
    [
      changed(polri, 'letter: W', 'letter: B'),
      /queue letter “B” is already used in agencies\/disdukcapil\.yaml line 11/,
    ],
    [
      changed(polri, 'code: "14"', 'code: "2"'),
      /counter number “2” is already used in agencies\/disdukcapil\.yaml line 18/,
    ],
    [
      changed(polri, 'code: SPK-01', 'code: DKC-01'),
      /service code “DKC-01” is already used in agencies\/disdukcapil\.yaml line 42/,
    ],
    [
      changed('documents.yaml', 'code: surat-kehilangan', 'code: kk'),
      /document code “kk” is already used in documents\.yaml line 1/,
    ],
    [changed('mall.yaml', 'code: selatan', 'code: utara'), /zone code “utara” is already used in mall\.yaml line 15/],
    [
      changed('staff.yaml', 'username: petugas.2', 'username: petugas.1'),
      /user name “petugas\.1” is already used in staff\.yaml line 4/,
    ],
    [
      changed(polri, 'from: 2026-06-01', 'from: 2026-01-01'),
      /start of presence “2026-01-01” is already used in agencies\/polri\.yaml line 7/,
    ],
    [
      changed(
        'calendar.yaml',
        'opening:',
        '  - { on: 2026-12-25, name: { id: Natal, en: Christmas }, kind: national }\nopening:',
      ),
      /holiday 2026-12-25 of this kind is written twice/,
    ],
  ] as const
  for (const [instead, sentence] of says) {
    const faults = await faultsOf(instead)
    assert.match(faults.map((fault) => sayFault('en', fault)).join('\n'), sentence)
  }
})

test('a file is named after its agency', async () => {
  const text = smallPack[polri] as string
  assert.equal(
    await onlyFault({ [polri]: null, 'agencies/polisi.yaml': text }),
    'agencies/polisi.yaml:1:7  The file of the agency “polri” must be called agencies/polri.yaml.',
  )
})

test('the counters of a queue do not all break at once', async () => {
  const sentence = await onlyFault(changed(disdukcapil, 'break: siang', 'break: pagi'))
  assert.match(sentence, /:10:13 {2}All counters of the queue “KTP” break at once on Monday from 11:00 to 12:00/)
  const oneStays = await faultsOf(changed(disdukcapil, '    break: siang\n', ''))
  assert.deepEqual(oneStays, [])
})

test('an agency is not present on a day when the mall is closed', async () => {
  assert.equal(
    await onlyFault(changed(polri, 'days: [mon] }', 'days: [mon, sat] }')),
    'agencies/polri.yaml:7:37  This agency is present on Saturday, but the mall is closed on that day.',
  )
})

test('a roster does not put one person in two places or two people in one', async () => {
  const twice = changed(
    'staff.yaml',
    'counter: "2", staff: petugas.2, days: [mon], from: "08:00"',
    'counter: "2", staff: petugas.1, days: [mon], from: "11:00"',
  )
  assert.match(await onlyFault(twice), /“petugas\.1” is planned in two places at once \(Monday\)/)
  const together = changed('staff.yaml', 'counter: "2", staff: petugas.2', 'counter: "1", staff: petugas.2')
  assert.match(await onlyFault(together), /Two people are planned at counter 1 at once \(Monday\)/)
  const oneAfterTheOther = {
    'staff.yaml': (smallPack['staff.yaml'] as string)
      .replace('days: [mon, tue], from: "08:00", until: "15:00"', 'days: [mon], from: "12:00", until: "15:00"')
      .replace('counter: "2", staff: petugas.2', 'counter: "1", staff: petugas.2'),
  }
  assert.deepEqual(await faultsOf(oneAfterTheOther), [])
})

test('a counter is staffed by officers of its own agency', async () => {
  assert.match(
    await onlyFault(changed('staff.yaml', 'counter: "2"', 'counter: "14"')),
    /planned at counter 14, which belongs to another agency/,
  )
  const coordinator = changed(
    'staff.yaml',
    'name: Budi S., agency: disdukcapil, roles: [officer]',
    'name: Budi S., agency: disdukcapil, roles: [coordinator]',
  )
  assert.match(await onlyFault(coordinator), /does not have the role officer/)
})

test('roles fit the place where somebody works', async () => {
  const person = 'name: Siti R., roles: [manager]'
  assert.match(
    await onlyFault(changed('staff.yaml', person, 'name: Siti R., roles: [coordinator]')),
    /must have an agency/,
  )
  assert.match(
    await onlyFault(changed('staff.yaml', person, 'name: Siti R., agency: polri, roles: [manager]')),
    /works for the mall/,
  )
  assert.match(
    await onlyFault(changed('staff.yaml', person, 'name: Siti R., agency: polri, roles: [manager, officer]')),
    /both a role of the mall and a role of an agency/,
  )
  assert.match(
    await onlyFault(changed('staff.yaml', person, 'name: Siti R., roles: [manajer]')),
    /“manajer” is not a choice for “roles”\. Did you mean “manager”\?/,
  )
})

test('what cannot be read as meant is told in the words of the form', async () => {
  const says = [
    [
      changed(polri, 'short: Polri', 'shortt: Polri'),
      /:3:1 {2}The field “shortt” is not known here\. Did you mean “short”\?/,
    ],
    [changed(polri, 'code: "14"', 'code: 14'), /The field “code” must be text\. Write it in quotes: "14"/],
    [
      changed(polri, 'name: { id: Polresta, en: Police }', 'name: Polresta'),
      /The field “name” is written in two languages/,
    ],
    [
      changed(polri, 'kind: vertical', 'kind: verticl'),
      /“verticl” is not a choice for “kind”\. Did you mean “vertical”\? Choose one of: central, regional/,
    ],
    [changed(polri, 'kind: free', 'kind: gratis'), /“gratis” is not a choice for “kind”.*free, fixed, table, formula/],
    [changed(polri, 'kind: free', 'kind: fixed'), /The field “amount” is missing/],
    [changed(polri, 'minutes: 10', 'minutes: 0'), /The field “minutes” is too small\. The lower limit is 0/],
    [changed(polri, 'minutes: 10', 'minutes: .inf'), /The field “minutes” must be a number/],
    [changed(polri, 'min: 10, max: 20', 'min: 30, max: 20'), /The longest time must be at least the shortest/],
    [changed(polri, 'since: 2026-01-01', 'since: 2026-02-30'), /“2026-02-30” is not a date/],
    [changed(polri, 'since: 2026-01-01', 'since:'), /:21:5 {2}The field “since” is empty/],
    [changed(polri, 'form: original', 'count: 2'), /The field “form” is missing/],
    [
      changed(polri, '{ name: { id: KTP atau fotokopinya, en: ID card or a copy }, form', '{ form'),
      /This requirement has no name/,
    ],
    [changed(polri, 'words: [surat hilang]', 'words: []'), /The list “words” must hold at least 1/],
    [changed('calendar.yaml', 'open: "08:00"', 'open: "8.00"'), /“8\.00” is not a time/],
    [changed('calendar.yaml', 'open: "08:00"', 'open: "16:00"'), /The end must be later than the start/],
    [
      changed('calendar.yaml', '["11:00", "12:00"]', '["07:00", "07:30"]'),
      /The break pagi on Monday lies outside the opening hours/,
    ],
    [changed('mall.yaml', 'Asia/Jakarta', 'Asia/Pekanbaru'), /“Asia\/Pekanbaru” is not a time zone/],
    [changed('mall.yaml', 'code: kecil', 'code: ../kecil'), /The code “\.\.\/kecil” must be small letters/],
    [changed('mall.yaml', 'id: Mal Kecil', 'id: "Mal\\0Kecil"'), /holds characters that cannot be stored/],
    [changed('mall.yaml', 'id: Mal Kecil', 'id: "\\ud800"'), /holds characters that cannot be stored/],
    [changed('mall.yaml', 'id: Mal Kecil', 'id: "  "'), /holds only spaces/],
  ] as const
  for (const [instead, sentence] of says) assert.match(await onlyFault(instead), sentence)
})

test('one fault does not hide another in the same file', async () => {
  const text = (smallPack[polri] as string)
    .replace('kind: vertical', 'kind: polisi')
    .replace('queue: SPKT\n', 'queue: SPKTT\n')
  assert.deepEqual(
    (await faultsOf({ [polri]: text })).map(({ key }) => key),
    ['choice', 'unknown.queue'],
  )
})

test('two openings do not hold at once with the same rank', async () => {
  const ramadan =
    '  - { code: ramadan, from: 2026-02-01, until: 2026-03-01, rank: 1, days: { mon: { open: "08:00", close: "14:00" } } }\n'
  const sentence = await onlyFault({ 'calendar.yaml': `${smallPack['calendar.yaml']}${ramadan}` })
  assert.match(sentence, /“ramadan” and “biasa” hold on the same dates with the same rank/)
})

test('a pack without staff.yaml is good: its people are appointed elsewhere', async () => {
  assert.deepEqual(await faultsOf({ 'staff.yaml': null }), [])
})

test('a folder that is not there, is a file, or is empty is told, and nothing is checked', async () => {
  assert.deepEqual(await checkPack('/nowhere/at/all'), { noFolder: 'noFolder' })
  assert.deepEqual(await checkPack(import.meta.filename), { noFolder: 'notAFolder' })
  assert.deepEqual(await checkPack(`${import.meta.filename}/x`), { noFolder: 'notAFolder' })
  const folder = await packFolder(Object.fromEntries(Object.keys(smallPack).map((path) => [path, null])))
  await rm(folder, { recursive: true }).then(() => import('node:fs/promises').then(({ mkdir }) => mkdir(folder)))
  assert.deepEqual(await checkPack(folder), { noFolder: 'emptyFolder' })
})

test('files that must be there are missed, files that do not belong are pointed out', async () => {
  assert.equal(
    await onlyFault({ 'documents.yaml': null, 'dokuments.yaml': '' }).catch((error: Error) =>
      error.message.includes('missingFile'),
    ),
    true,
  )
  assert.match(await onlyFault({ 'staf.yaml': '' }), /A mall pack has no such file\. Did you mean “staff\.yaml”\?/)
  assert.deepEqual(await faultsOf({ 'README.md': 'Our mall', '.gitignore': '*' }), [])
  const faults = await faultsOf({ [disdukcapil]: null, [polri]: null, 'staff.yaml': null })
  assert.deepEqual(
    faults.map(({ key }) => key),
    ['noAgencies'],
  )
})

test('a life event leads to services of this mall, and no word means two things', async () => {
  const event =
    'life_events:\n  - { code: x, name: { id: a, en: a }, about: { id: b, en: b }, steps: [{ service: DKC-80 }] }\n'
  assert.match(await onlyFault({ 'public.yaml': event }), /public\.yaml:2:.* There is no service “DKC-80”.*DKC-08/)
  const twice = 'same_words:\n  - { says: bikin, means: buat }\n  - { says: bikin, means: urus }\n'
  assert.match(await onlyFault({ 'public.yaml': twice }), /^public\.yaml:3:.*bikin/)
  assert.match(await onlyFault({ 'public.yaml': 'same_words:\n  - { says: ktp, means: ktp }\n' }), /the same/)
})

test('a colour on which white cannot be read is told with the nearest one that can', async () => {
  const said = await onlyFault(changed('mall.yaml', 'code: ', 'accent: "#f2b632"\ncode: '))
  assert.match(said, /White words on “#f2b632” are hard to read.*"#[0-9a-f]{6}"\.$/)
  assert.match(await onlyFault(changed('mall.yaml', 'code: ', 'accent: biru\ncode: ')), /“biru” is not a colour/)
})
