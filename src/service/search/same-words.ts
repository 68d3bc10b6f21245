import { allOf, announceEdit, changesOf, type Edit, takeTurn } from '#mall/edit.ts'
import { mustEditMall } from '#mall/policy.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Refused } from '#platform/refused.ts'
import * as store from './same-words-store.ts'
import { wordsOf } from './words-of.ts'

/** Who says the one means the other, in the whole mall: the service's name has `means`. */
export type SameWords = { readonly says: string; readonly means: string }
export type SameWordsRow = SameWords & { readonly id: number }

/** As many as a pack may bring. */
const most = 2000

export async function addSameWords(tx: Tx, given: SameWords, by: Actor, now: Date): Promise<number> {
  await takeTurn(tx)
  mustEditMall(by)
  const wanted = tidied(given)
  const all = await store.readSameWords(tx)
  if (all.length >= most) throw new Refused('search.tooMany', { most })
  mustFit(wanted, all)
  const id = await store.insertSameWords(tx, wanted)
  await announceEdit(tx, 'search.sameAdded', subjectOf(id, wanted), allOf(wanted, true), by, now)
  return id
}

export async function editSameWords(tx: Tx, id: number, edit: Edit<SameWords>, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const all = await store.readSameWords(tx)
  const { says, means } = found(all, id)
  const wanted = tidied(edit.wanted)
  const changes = changesOf({ says, means }, { seen: edit.seen, wanted })
  if (!changes) return
  mustFit(
    wanted,
    all.filter((one) => one.id !== id),
  )
  await store.updateSameWords(tx, id, wanted)
  await announceEdit(tx, 'search.sameEdited', subjectOf(id, wanted), changes, by, now)
}

export async function removeSameWords(tx: Tx, id: number, by: Actor, now: Date): Promise<void> {
  await takeTurn(tx)
  mustEditMall(by)
  const { says, means } = found(await store.readSameWords(tx), id)
  await store.deleteSameWords(tx, id)
  await announceEdit(tx, 'search.sameRemoved', subjectOf(id, { says, means }), allOf({ says, means }, false), by, now)
}

export async function sameWordsOf(tx: Tx, id: number): Promise<SameWordsRow> {
  return found(await store.readSameWords(tx), id)
}

function found(all: readonly SameWordsRow[], id: number): SameWordsRow {
  const one = all.find((row) => row.id === id)
  if (!one) throw new NotFound()
  return one
}

function tidied({ says, means }: SameWords): SameWords {
  return { says: says.trim().replace(/\s+/g, ' '), means: means.trim().replace(/\s+/g, ' ') }
}

/** Compared as the search compares: without capitals, accents and signs. */
function mustFit({ says, means }: SameWords, others: readonly SameWords[]): void {
  const [said, meant] = [plain(says), plain(means)]
  if (!said) throw new Refused('search.noWord.says')
  if (!meant) throw new Refused('search.noWord.means')
  if (said === meant) throw new Refused('search.sameTwice')
  const taken = others.find((other) => plain(other.says) === said)
  if (taken) throw new Refused('search.taken', { says: taken.says, means: taken.means })
  const circle = others.find((other) => plain(other.says) === meant && plain(other.means) === said)
  if (circle) throw new Refused('search.circle', { says: circle.says, means: circle.means })
}

function plain(text: string): string {
  return wordsOf(text).join(' ')
}

function subjectOf(id: number, { says }: SameWords) {
  return { subject: `search:${id}`, label: says }
}
