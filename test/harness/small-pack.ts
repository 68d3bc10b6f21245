import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'
import { type Checked, checkPack } from '#pack/check-pack.ts'
import type { Pack } from '#pack/forms.ts'

/** The files of a pack small enough to keep in the head: Disdukcapil with KTP and KK, Polri with lost-and-found letters. */
export const smallPack: Readonly<Record<string, string>> = {
  'mall.yaml': `code: kecil
name: { id: Mal Kecil, en: Small mall }
short: Mal Kecil
region: Pekanbaru
time_zone: Asia/Jakarta
demonstration: true
settings: { calls_before_absent: 2 }
sites:
  - code: utama
    name: { id: Gedung utama, en: Main building }
    halls:
      - code: aula
        name: { id: Aula, en: Hall }
        zones:
          - { code: utara, name: { id: Utara, en: North } }
          - { code: selatan, name: { id: Selatan, en: South } }
`,
  'calendar.yaml': `holidays:
  - { on: 2026-12-25, name: { id: Natal, en: Christmas }, kind: national, basis: SKB }
opening:
  - code: biasa
    from: 2026-01-01
    rank: 1
    days:
      mon: { open: "08:00", close: "15:00" }
      tue: { open: "08:00", close: "15:00" }
    breaks:
      pagi: { mon: ["11:00", "12:00"], tue: ["11:00", "12:00"] }
      siang: { mon: ["12:00", "13:00"], tue: ["12:00", "13:00"] }
`,
  'documents.yaml': `- { code: kk, name: { id: Kartu Keluarga, en: Family card } }
- { code: surat-kehilangan, name: { id: Surat kehilangan, en: Police report of loss }, where: { id: Di loket Polri, en: At the police counter } }
`,
  'staff.yaml': `staff:
  - { username: teknisi, name: Yusuf H., roles: [technician] }
  - { username: manajer, name: Siti R., roles: [manager] }
  - { username: petugas.1, name: Rina A., agency: disdukcapil, roles: [officer] }
  - { username: petugas.2, name: Budi S., agency: disdukcapil, roles: [officer] }
roster:
  - { counter: "1", staff: petugas.1, days: [mon, tue], from: "08:00", until: "15:00" }
  - { counter: "2", staff: petugas.2, days: [mon], from: "08:00", until: "12:00" }
`,
  'agencies/disdukcapil.yaml': `code: disdukcapil
name: { id: Dinas Kependudukan, en: Civil Registration Office }
short: Disdukcapil
kind: regional
zone: utara
presence:
  - { from: 2026-01-01, days: [mon, tue], basis: PKS }
complaints: { id: Meja informasi, en: Information desk }
queues:
  - { code: KTP, letter: A, name: { id: KTP, en: ID card } }
  - { code: KK, letter: B, name: { id: KK, en: Family card }, promise_minutes: 20, discipline: accumulating }
counters:
  - code: "1"
    name: { id: Loket 1, en: Counter 1 }
    zone: utara
    profile: [{ queue: KTP }]
    break: pagi
  - code: "2"
    name: { id: Loket 2, en: Counter 2 }
    zone: utara
    profile: [{ queue: KK }, { queue: KTP, when_waiting_over: 20 }]
    break: siang
services:
  - code: DKC-08
    queue: KTP
    name: { id: KTP hilang atau rusak, en: Lost or damaged ID card }
    level: issued_here
    minutes: 8
    words: [ktp hilang, ktp rusak]
    since: 2026-01-01
    standard:
      requirements:
        - { document: kk, form: original }
        - { document: surat-kehilangan, form: original, when: { id: Bila hilang, en: If lost }, obtain_at: SPK-01 }
      procedure:
        - { id: Tunjukkan berkas, en: Show your papers }
      time: { min: 15, max: 30, unit: minute }
      cost: { kind: free, basis: UU 24/2013 }
      product: { id: KTP-el baru, en: A new ID card }
    assumed: [time]
    source: Permendagri 19/2018
  - code: DKC-01
    queue: KK
    name: { id: KK baru, en: New family card }
    level: issued_here
    minutes: 12.5
    words: [bikin kk]
    since: 2026-01-01
    standard:
      requirements: []
      procedure:
        - { id: Isi formulir, en: Fill the form }
      time: { min: 1, max: 1, unit: working_day }
      cost: { kind: table, lines: [{ name: { id: Biasa, en: Usual }, amount: 0 }] }
      product: { id: Kartu Keluarga, en: Family card }
      product_validity: { id: Selama data tidak berubah, en: While nothing changes }
    source: data peragaan
`,
  'agencies/polri.yaml': `code: polri
name: { id: Polresta, en: Police }
short: Polri
kind: vertical
zone: selatan
presence:
  - { from: 2026-01-01, days: [mon] }
  - { from: 2026-06-01, days: [mon, tue], basis: Addendum }
complaints: { id: Meja informasi, en: Information desk }
queues:
  - { code: SPKT, letter: W, name: { id: Surat kehilangan, en: Reports of loss } }
counters:
  - { code: "14", name: { id: Loket 14, en: Counter 14 }, zone: selatan, profile: [{ queue: SPKT }] }
services:
  - code: SPK-01
    queue: SPKT
    name: { id: Surat kehilangan, en: Report of loss }
    level: issued_here
    minutes: 10
    words: [surat hilang]
    since: 2026-01-01
    standard:
      requirements:
        - { name: { id: KTP atau fotokopinya, en: ID card or a copy }, form: original }
      procedure:
        - { id: Ceritakan apa yang hilang, en: Tell what is lost }
      time: { min: 10, max: 20, unit: minute }
      cost: { kind: free }
      product: { id: Surat kehilangan, en: Report of loss }
    source: data peragaan
`,
}

/** What to write instead: another text, bytes, or null for no file. */
export type Instead = Readonly<Record<string, string | Uint8Array | null>>

/** The small pack in a folder of its own, with some of its files changed. The folder goes when the tests have ended. */
export async function packFolder(instead: Instead = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-pack-'))
  after(() => rm(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries({ ...smallPack, ...instead })) {
    if (content === null) continue
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

/** One file of the small pack with one place changed; the place must be there. */
export function changed(path: string, from: string, to: string): Instead {
  const text = smallPack[path] ?? ''
  if (!text.includes(from)) throw new Error(`${path} of the small pack does not hold ${from}`)
  return { [path]: text.replace(from, to) }
}

export async function packOf(instead: Instead = {}): Promise<Pack> {
  return packIn(await checkPack(await packFolder(instead)))
}

export function packIn(checked: Checked): Pack {
  if ('pack' in checked) return checked.pack
  throw new Error(`the pack has faults: ${JSON.stringify(checked)}`)
}
