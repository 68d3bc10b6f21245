import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatsFor } from '#platform/formats.ts'
import { openHall } from '../../test/harness/hall.ts'
import { finishServing, notePapers } from './at-counter.ts'
import { finishAndCallNext } from './finish-and-call.ts'
import { nameOfOutcome } from './outcomes.ts'
import { papersSeen, sayMissing } from './papers.ts'

const paper = (id: string, when?: string) => ({
  name: { id, en: `${id} (en)` },
  form: 'original' as const,
  ...(when ? { when: { id: when, en: when } } : {}),
})
const reader = { language: 'id', formats: formatsFor('id', 'Asia/Jakarta') } as const

test('what was not seen is missing, but not what is asked for only in some cases', () => {
  const asked = [paper('Kartu Keluarga'), paper('Surat kehilangan'), paper('Surat kuasa', 'bila diwakilkan')]
  const papers = papersSeen(asked, [0, 7, 0])
  assert.deepEqual(papers, { seen: [0], missing: [asked[1]?.name] })
  const leg = { papers, outcome: 'incomplete', state: 'completed' } as const
  assert.equal(sayMissing(leg, reader), 'Belum lengkap: Surat kehilangan')
  assert.equal(sayMissing({ ...leg, outcome: 'issued' }, reader), undefined)
  assert.equal(sayMissing({ ...leg, outcome: null, state: 'serving' }, reader), undefined)
})

test('the end of a service is said in the words of what it gives', () => {
  const product = (id: string) => ({ standard: { product: { id, en: id } } })
  assert.equal(nameOfOutcome('issued', product('KTP-el baru (tercetak)'), 'id'), 'KTP-el baru diserahkan')
  assert.equal(nameOfOutcome('issued', product('EFIN, bukti lapor'), 'id'), 'Selesai dan hasil diserahkan')
  assert.equal(nameOfOutcome('accepted', product('KTP-el baru'), 'id'), 'Berkas diterima, diambil nanti')
})

test('ticks are kept with the service, from two windows at once too, and the finish takes them along', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  const here = (command: string) => hall.here(mall.counter.one, mall.rina, called, 2, command)
  await hall.act((tx) => notePapers(tx, here('centang-awal'), [0]))
  assert.deepEqual((await hall.visit(taken)).legs[0]?.papers, { seen: [0], missing: [] })
  await hall.start(mall.counter.one, mall.rina, called, 2)
  await Promise.all(
    [[0], [], [0], []].map((seen, i) => hall.act((tx) => notePapers(tx, here(`centang-${i}-jendela`), seen))),
  )
  await Promise.all([
    hall.act((tx) => notePapers(tx, here('centang-terakhir'), [0])).catch(() => 'finished already'),
    hall.act((tx) => finishServing(tx, here('selesai-saja'), { outcome: 'incomplete', seen: [] })),
  ])
  const [leg] = (await hall.visit(taken)).legs
  assert.deepEqual([leg?.state, leg?.outcome, leg?.papers?.missing.length], ['completed', 'incomplete', 1])
  assert.deepEqual(await hall.breaches(), [])
})

test('not complete says what is missing, or it is asked', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, called, 2)
  const finish = (command: string, seen: number[], note: string | null) =>
    hall.act((tx) =>
      finishAndCallNext(tx, hall.here(mall.counter.one, mall.rina, called, 3, command), {
        outcome: 'incomplete',
        seen,
        note,
      }),
    )
  await assert.rejects(finish('lengkap-semua', [0], null), { key: 'visit.whatIsMissing' })
  await finish('kurang-foto', [0], 'pas foto belum ada')
  assert.equal((await hall.visit(taken)).legs[0]?.outcome, 'incomplete')
})

test('an act can be undone after papers were ticked, and the ticks stay', async () => {
  const { mall, ...hall } = await openHall()
  await hall.open(mall.counter.one, mall.rina)
  const taken = await hall.number(mall.service.ktpHilang, 0)
  const called = await hall.call(mall.counter.one, mall.rina, 1)
  await hall.start(mall.counter.one, mall.rina, called, 2)
  await hall.act((tx) => notePapers(tx, hall.here(mall.counter.one, mall.rina, called, 2.1), [0]))
  await hall.act((tx) => notePapers(tx, hall.here(mall.counter.one, mall.rina, called, 2.2), []))
  assert.deepEqual(await hall.undo(mall.counter.one, mall.rina, 2.5), { ticket: 'A 001', undid: 'visit.started' })
  const [leg] = (await hall.visit(taken)).legs
  assert.deepEqual([leg?.state, leg?.papers?.seen], ['called', []])
  assert.deepEqual(await hall.breaches(), [])
})
