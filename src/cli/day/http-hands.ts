import type { Directory } from '#directory/directory.ts'
import type { Called } from '#visit/call-next.ts'
import type { NotCalled } from '#visit/finish-and-call.ts'
import { type Answer, type Browser, browser } from './browser.ts'
import type { Done, Hands, ManagerHands, OfficerHands, Refusal, Standing, Taken } from './hands.ts'
import { isRefusal } from './hands.ts'
import { atWork, pairKiosk } from './http-entry.ts'
import type { Server } from './server.ts'

type Stage = {
  readonly server: Server
  readonly directory: Directory
  readonly kiosks: number
  readonly isSteered: boolean
  readonly now: () => number
}

/** Everybody's hands over HTTP, as their pages would: kiosks paired by the manager, officers signed in by themselves. */
export async function handsOver(stage: Stage): Promise<Hands> {
  const open = () => browser(stage.server, stage.isSteered)
  const manager = atWork(open(), 'manajer')
  const kiosks: Browser[] = []
  const zone = [...stage.directory.zones.keys()][0] ?? 0
  for (let i = 1; i <= stage.kiosks; i++) {
    const kiosk = open()
    await pairKiosk(kiosk, manager, `Kios ${i}`, zone, stage.now())
    kiosks.push(kiosk)
  }
  const phone = open()
  return {
    async takeNumber(person, at) {
      const kiosk = kiosks[person.kiosk % kiosks.length] as Browser
      const order = {
        services: person.services.map((service) => service.code),
        order: person.inOrder ? 'listed' : 'any',
        protected: person.protectedAs ?? undefined,
      }
      return given<Taken>(await kiosk.post('/kiosk/numbers', order, at))
    },
    phone: async (taken, act, at) => done(await phone.post(`/v/${taken.token}`, { act }, at)),
    officer: (_counterId, sign) => officerHands(atWork(open(), `petugas.${sign}`), sign, stage.directory),
    manager: managerHands(manager),
  }
}

function officerHands(page: Browser, sign: string, directory: Directory): OfficerHands {
  const desk = `/desk/${sign}`
  // What was pressed last and what the mall said: whoever reads why a counter stands still needs just that.
  const pressed: string[] = []
  const post = async (path: string, body: object, at: number) => {
    const got = await page.post(`${desk}/${path}`, body, at)
    pressed.push(`${new Date(at).toISOString().slice(11, 19)} ${path} ${got.status} ${got.json?.type ?? ''}`.trimEnd())
    if (pressed.length > 8) pressed.shift()
    return got
  }
  // An officer of the play presses only what the desk offers: a refusal here would be a counter that stands still.
  const taken = <T>(got: Answer): T => {
    const answer = given<T>(got)
    if (isRefusal(answer)) throw new Error(`counter ${sign}: ${answer.refused}; before: ${pressed.join(', ')}`)
    return answer
  }
  const standing = (got: Answer): Standing | undefined => {
    const called = taken<Called | NotCalled>(got)
    if (!called || 'notCalled' in called) return undefined
    return { ...called, serviceCode: directory.services.get(called.serviceId)?.code ?? '', state: 'called' }
  }
  const ended = (who: Standing, outcome: string, after: 'rest' | 'call', at: number) =>
    post('outcomes', { leg: who.legId, service: serviceOf(directory, who), outcome, note: noteOf(outcome), after }, at)
  return {
    open: async (at) => done(await post('sittings', {}, at)),
    call: async (at) => standing(await post('calls', {}, at)),
    recall: async (who, at) => done(await post('recalls', { leg: who.legId }, at)),
    start: async (who, at) => done(await post('starts', { leg: who.legId }, at)),
    finish: async (who, outcome, at) => {
      taken(await ended(who, outcome, 'rest', at))
      return 'done'
    },
    finishAndCall: async (who, outcome, at) => standing(await ended(who, outcome, 'call', at)),
    absent: async (who, at) => done(await post('absences', { leg: who.legId }, at)),
    transfer: async (who, serviceId, at) => done(await post('transfers', { leg: who.legId, service: serviceId }, at)),
    park: async (who, at) => done(await post('parked', { leg: who.legId, reason: 'copies' }, at)),
    resume: async (who, at) => done(await post('resumes', { leg: who.legId, visit: who.visitId }, at)),
    pause: async (at) => done(await post('pauses', { reason: 'break' }, at)),
    unpause: async (at) => done(await post('resume', {}, at)),
    close: async (at) => done(await post('close', {}, at)),
  }
}

/** Some services ask for no paper in every case: then only a note can say what is missing. */
function noteOf(outcome: string): string | undefined {
  return outcome === 'incomplete' ? 'Salinan belum dibawa.' : undefined
}

function serviceOf(directory: Directory, who: Standing): number {
  return [...directory.services.values()].find((service) => service.code === who.serviceCode)?.id ?? 0
}

const down = {
  id: 'Jaringan pusat terganggu. Nomor Anda tetap berlaku.',
  en: 'The central network is down. Your number stays valid.',
}

function managerHands(page: Browser): ManagerHands {
  const opened: number[] = []
  return {
    async openIncident(agencyId, at) {
      const got = given<number>(
        await page.post(
          '/floor/incidents',
          { kind: 'system_down', place: `agency:${agencyId}`, stops: 'yes', ...down },
          at,
        ),
      )
      if (isRefusal(got)) return got
      opened.push(got)
      return 'done'
    },
    async closeIncidents(at) {
      for (const id of opened.splice(0)) await page.post(`/floor/incidents/${id}/close`, {}, at)
      return 'done'
    },
    closeDay: async (siteId, day, at) => done(await page.post('/floor/day', { site: siteId, day }, at)),
  }
}

/** What the act gave; a refusal with its key. Anything else is a fault of the mall, and ends the day. */
function given<T>(got: Answer): T | Refusal {
  if (got.status === 409) return { refused: got.json?.type?.replace('/problems/', '') ?? 'refused' }
  if (got.status !== 200)
    throw new Error(
      `The mall answered ${got.status}: ${got.json?.title ?? got.body.slice(0, 200)} ${JSON.stringify(got.json ?? {})}`,
    )
  return got.json?.done as T
}

function done(got: Answer): Done {
  const answer = given<unknown>(got)
  return isRefusal(answer) ? answer : 'done'
}
