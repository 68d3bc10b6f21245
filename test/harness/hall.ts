import { openCounter, pauseCounter, sittingAt } from '#counter/sitting.ts'
import type { Actor, Staff } from '#platform/actor.ts'
import type { Tx } from '#platform/database.ts'
import { type AtCounter, finishServing, markAbsent, parkVisit, recallNumber, startServing } from '#visit/at-counter.ts'
import { giveUp, type Mine, returnAfterMiss, stepIn, stepOut, visitByToken } from '#visit/by-visitor.ts'
import { type Called, type ChosenReason, callChosen, callNext } from '#visit/call-next.ts'
import { checkDays } from '#visit/check-day.ts'
import { confirmPriority, withdrawPriority } from '#visit/confirm-priority.ts'
import { finishAndCallNext } from '#visit/finish-and-call.ts'
import { addService, prioritise } from '#visit/help-visitor.ts'
import { requeueVisit, resumeVisit, transferVisit } from '#visit/move-on.ts'
import { type NumberTaken, takeNumber } from '#visit/take-number.ts'
import { undoLast } from '#visit/undo.ts'
import type { ProtectedAs, Visit } from '#visit/visit.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { at, buildSmallMall, type SmallMall, today } from './small-mall.ts'

/** A small mall with hands: what a test says is what people do there. `minute` counts from 08.00. */
export type Hall = Awaited<ReturnType<typeof openHall>>

export async function openHall() {
  const house = await freshDatabase()
  const mall = await buildSmallMall(house)
  return { house, mall, ...hands(house, mall) }
}

export type NumberWish = {
  readonly protectedAs?: ProtectedAs
  readonly inOrder?: boolean
  readonly by?: Actor
  readonly command?: string
}

export function hands(house: Pick<TestDatabase, 'db'>, mall: SmallMall) {
  const act = <T>(does: (tx: Tx) => Promise<T>): Promise<T> => house.db.transact({ mall: mall.mall }, does)
  const here = (counterId: number, by: Staff, called: Called, minute: number, command?: string): AtCounter => {
    if (!called) throw new Error('nobody was called')
    return { counterId, legId: called.legId, by, now: at(minute), ...(command ? { command: { id: command } } : {}) }
  }
  const asCommand = (command?: string) => (command ? { id: command } : undefined)
  const looking = (taken: NumberTaken, by: Actor, minute: number, command?: string) => ({
    visitId: taken.visitId,
    by,
    now: at(minute),
    ...(command ? { command: { id: command } } : {}),
  })
  const mine = async (tx: Tx, taken: NumberTaken, minute: number): Promise<Mine> => ({
    visit: await visitByToken(tx, taken.token),
    by: { kind: 'visitor', key: taken.token },
    now: at(minute),
  })
  return {
    act,
    here,
    number: (services: number | number[], minute: number, wish: NumberWish = {}) =>
      act((tx) =>
        takeNumber(
          tx,
          {
            serviceIds: [services].flat(),
            inOrder: wish.inOrder ?? false,
            protectedAs: wish.protectedAs ?? null,
            channel: 'kiosk',
            language: 'id',
            onPaper: true,
          },
          wish.by ?? mall.kiosk,
          at(minute),
          asCommand(wish.command),
        ),
      ),
    open: (counterId: number, by: Staff, minute = 0) => act((tx) => openCounter(tx, counterId, by, today, at(minute))),
    pause: (counterId: number, by: Staff, minute: number) =>
      act(async (tx) => {
        const sitting = await sittingAt(tx, counterId)
        if (sitting) await pauseCounter(tx, sitting, 'break', by, at(minute))
      }),
    call: (counterId: number, by: Staff, minute: number, command?: string) =>
      act((tx) => callNext(tx, counterId, by, at(minute), asCommand(command))),
    choose: (
      counterId: number,
      by: Staff,
      of: { legId: number; visitId: number },
      minute: number,
      reason: ChosenReason = 'medical',
    ) => act((tx) => callChosen(tx, counterId, of.legId, of.visitId, reason, by, at(minute))),
    recall: (counterId: number, by: Staff, called: Called, minute: number) =>
      act((tx) => recallNumber(tx, here(counterId, by, called, minute))),
    start: (counterId: number, by: Staff, called: Called, minute: number) =>
      act((tx) => startServing(tx, here(counterId, by, called, minute))),
    finish: (counterId: number, by: Staff, called: Called, minute: number, command?: string) =>
      act((tx) => finishServing(tx, here(counterId, by, called, minute, command), { outcome: 'issued' })),
    /** "Finished, next please": whom that called. */
    next: async (counterId: number, by: Staff, called: Called, minute: number, command?: string): Promise<Called> => {
      const at = here(counterId, by, called, minute, command)
      const answer = await act((tx) => finishAndCallNext(tx, at, { outcome: 'issued' }))
      return answer && 'notCalled' in answer ? null : answer
    },
    absent: (counterId: number, by: Staff, called: Called, minute: number) =>
      act((tx) => markAbsent(tx, here(counterId, by, called, minute))),
    park: (counterId: number, by: Staff, called: Called, minute: number) =>
      act((tx) => parkVisit(tx, here(counterId, by, called, minute), 'copies')),
    transfer: (counterId: number, by: Staff, called: Called, toService: number, minute: number) =>
      act((tx) => transferVisit(tx, here(counterId, by, called, minute), toService, 'catatan untuk loket berikutnya')),
    resume: (counterId: number, by: Staff, called: Called, minute: number) =>
      act((tx) => resumeVisit(tx, here(counterId, by, called, minute), called?.visitId ?? 0)),
    requeue: (counterId: number, by: Staff, called: Called, minute: number) =>
      act((tx) => requeueVisit(tx, here(counterId, by, called, minute), called?.visitId ?? 0)),
    undo: (counterId: number, by: Staff, minute: number) => act((tx) => undoLast(tx, counterId, by, at(minute))),
    away: (taken: NumberTaken, minute: number) => act(async (tx) => stepOut(tx, await mine(tx, taken, minute))),
    back: (taken: NumberTaken, minute: number) => act(async (tx) => stepIn(tx, await mine(tx, taken, minute))),
    returned: (taken: NumberTaken, minute: number) =>
      act(async (tx) => returnAfterMiss(tx, await mine(tx, taken, minute))),
    leave: (taken: NumberTaken, minute: number) => act(async (tx) => giveUp(tx, await mine(tx, taken, minute))),
    mark: (taken: NumberTaken, protectedAs: ProtectedAs | null, minute: number) =>
      act((tx) => prioritise(tx, { visitId: taken.visitId, by: mall.ibuSiti, now: at(minute) }, protectedAs)),
    confirm: (taken: NumberTaken, by: Actor, minute: number, command?: string) =>
      act((tx) => confirmPriority(tx, looking(taken, by, minute, command))),
    withdraw: (taken: NumberTaken, by: Actor, minute: number, command?: string) =>
      act((tx) => withdrawPriority(tx, looking(taken, by, minute, command))),
    add: (taken: NumberTaken, serviceId: number, minute: number, afterTheOthers = false) =>
      act((tx) =>
        addService(tx, { visitId: taken.visitId, by: mall.ibuSiti, now: at(minute) }, serviceId, afterTheOthers),
      ),
    visit: (taken: NumberTaken): Promise<Visit> => act((tx) => visitByToken(tx, taken.token)),
    /** Every rule of the queue that is broken on the day; empty is right. */
    breaches: async () =>
      (await act((tx) => checkDays(tx, today, today, at(420)))).filter((finding) => finding.breaches > 0),
  }
}
