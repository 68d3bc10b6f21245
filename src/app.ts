import { Hono } from 'hono'
import { refusals as accountRefusals } from '#account/words.ts'
import { refusals as agencyRefusals } from '#agency/words.ts'
import { refusals as appointmentRefusals } from '#appointment/words.ts'
import { refusals as complaintRefusals } from '#complaint/words.ts'
import { senderKeys } from '#connectors/web-push/vapid.ts'
import { refusals as counterRefusals } from '#counter/refusal-words.ts'
import { refusals as governanceRefusals } from '#governance/words.ts'
import { refusals as hallRefusals } from '#hall/words.ts'
import { refusals as mallRefusals } from '#mall/words.ts'
import { refusals as noticeRefusals } from '#notice/words.ts'
import { packRefusals } from '#pack/words.ts'
import { refusals as paymentRefusals } from '#payment/words.ts'
import { refusals as personRefusals } from '#person/words.ts'
import { refusals as staffingRefusals } from '#planning/staffing/words.ts'
import { assetRoutes } from '#platform/assets.ts'
import { refusals as fileRefusals } from '#platform/files/words.ts'
import { mostMegabytes } from '#platform/files.ts'
import type { AnySection } from '#platform/live/section.ts'
import { roomWithin, startLive } from '#platform/live.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { errorEdge, type Fault, nothingHere } from '#platform/web/error-edge.ts'
import { guardHeaders } from '#platform/web/guard.ts'
import { identify, openMall } from '#platform/web/identity.ts'
import { readersLanguage } from '#platform/web/language.ts'
import { limitBody, staffSendMuch } from '#platform/web/limit-body.ts'
import { liveRoutes } from '#platform/web/live-routes.ts'
import { mallOfRequest } from '#platform/web/mall-of-request.ts'
import { formsOfHouse, sameSite } from '#platform/web/same-site.ts'
import { wire } from '#platform/web/wire.ts'
import { coreRefusals } from '#platform/web/words.ts'
import { gatherRefusals } from '#platform/words.ts'
import { refusals as printingRefusals } from '#printing/words.ts'
import { refusals as serviceRefusals } from '#service/refusal-words.ts'
import { formerSession, leadToSignIn, staffOfRequest } from '#sites/account/actor-of-request.ts'
import { leadsFor } from '#sites/account/leads.ts'
import { accountRoutes } from '#sites/account/routes.tsx'
import { devicesSection } from '#sites/admin/devices/devices-section.tsx'
import { adminRoutes } from '#sites/admin/routes.tsx'
import { deskSections } from '#sites/desk/live.ts'
import { deskRoutes } from '#sites/desk/routes.ts'
import { deviceAtItsPlace, deviceOfRequest } from '#sites/device/device-of-request.ts'
import { deviceRoutes } from '#sites/device/routes.tsx'
import { displaySections } from '#sites/display/live.ts'
import { displayRoutes } from '#sites/display/routes.tsx'
import { floorSections } from '#sites/floor/live.ts'
import { floorRoutes } from '#sites/floor/routes.ts'
import { clockSection } from '#sites/gallery/clock-section.tsx'
import { galleryRoutes } from '#sites/gallery/routes.tsx'
import { doorsSection } from '#sites/kiosk/doors-section.tsx'
import { kioskFaultPage } from '#sites/kiosk/kiosk-page.tsx'
import { paperSection } from '#sites/kiosk/number/paper-section.tsx'
import { kioskRoutes } from '#sites/kiosk/routes.tsx'
import { countAnswers, operationsRoutes } from '#sites/operations/routes.ts'
import { aboutSection } from '#sites/phone/about-section.tsx'
import { phoneRoutes } from '#sites/phone/routes.tsx'
import { statusSection } from '#sites/phone/status-section.tsx'
import { emblemRoutes } from '#sites/portal/emblem.ts'
import { portalRoutes } from '#sites/portal/routes.tsx'
import { refusals as surveyRefusals } from '#survey/words.ts'
import { accentRoutes } from '#ui/accent.ts'
import { awayPage } from '#ui/away-page.tsx'
import { faultPage, type Standing } from '#ui/fault-page.tsx'
import type { Face } from '#ui/page.tsx'
import { refusals as visitRefusals } from '#visit/words.ts'
import type { House } from './house.ts'

/** What each module says when it refuses. Every key that src throws has its text here (test/words.test.ts). */
export const refusals = [
  coreRefusals,
  fileRefusals,
  mallRefusals,
  hallRefusals,
  accountRefusals,
  agencyRefusals,
  serviceRefusals,
  counterRefusals,
  packRefusals,
  visitRefusals,
  printingRefusals,
  appointmentRefusals,
  personRefusals,
  paymentRefusals,
  complaintRefusals,
  staffingRefusals,
  surveyRefusals,
  noticeRefusals,
  governanceRefusals,
]

/** What moves by itself on the sites' pages. */
export const sections: readonly AnySection[] = [
  statusSection,
  aboutSection,
  clockSection,
  ...deskSections,
  ...displaySections,
  ...floorSections,
  devicesSection,
  paperSection,
  doorsSection,
]

const usualBody = 12 * 1024 * 1024
const largestFilm = (mostMegabytes.film + 1) * 1024 * 1024

/** The only file that knows every site. */
export function createApp(house: House): Hono<Env> {
  const { db, clock, log, installationKey, settings } = house
  const edge = { say: gatherRefusals(refusals), show: faultPageOf, log }
  const live = startLive(house, sections, roomWithin(house.connections))
  house.atClose(live.stop)
  const app = new Hono<Env>()
  app.onError(errorEdge(edge))
  app.notFound(nothingHere(edge))

  app.use(countAnswers(house.metrics))
  app.route('/', operationsRoutes(house))
  app.route('/', assetRoutes())
  app.route('/', accentRoutes())

  // The order matters: an error page is shown in the mall's name and the reader's language, and leaves compressed.
  app.use(guardHeaders)
  app.use(wire)
  app.use(mallOfRequest(db, '/admin/mall'))
  app.use(readersLanguage)
  const recognisers = [deviceAtItsPlace, staffOfRequest, deviceOfRequest, formerSession]
  app.use(identify({ clock, db, recognisers, isBehindProxy: settings.publicUrl.startsWith('https:') }))
  app.use(formsOfHouse(installationKey))
  app.use(limitBody(usualBody, { '/admin/media': largestFilm }))
  app.use(staffSendMuch(usualBody))
  app.use(sameSite(installationKey))
  app.use(openMall(live.poke))
  app.use(leadToSignIn)

  app.route('/', liveRoutes(live))
  if (settings.environment !== 'production') app.route('/gallery', galleryRoutes())
  app.route('/account', accountRoutes(house))
  app.route('/device', deviceRoutes(house))
  app.route('/admin', adminRoutes(house))
  app.route('/kiosk', kioskRoutes(settings.publicUrl))
  app.route('/desk', deskRoutes(settings.publicUrl))
  app.route('/floor', floorRoutes())
  app.route('/', displayRoutes(house))
  app.route(
    '/v',
    phoneRoutes(installationKey, {
      reach: settings.push,
      senderKey: senderKeys(installationKey).publicKey.toString('base64url'),
    }),
  )
  app.route('/', emblemRoutes(house.files))
  app.route('/', portalRoutes())
  return app
}

/** A kiosk stays a kiosk: none of its pages leads into the rest of the house. */
function faultPageOf(c: Ask, fault: Fault): Response | Promise<Response> {
  if (fault.status === 503) return awayPage(c)
  if (c.req.path.startsWith('/kiosk')) return kioskFaultPage(c, fault)
  return faultPage(c, fault, { ...standingAt(c.req.path), leads: leadsFor(c, fault) })
}

const faces: Readonly<Record<string, Face>> = { display: 'hall', desk: 'work', floor: 'work', admin: 'work' }

/** A refusal at a desk is said in the desk's size and leads back there. */
function standingAt(path: string): Standing {
  const [, place = ''] = path.split('/')
  const face = faces[place]
  return face ? { face, home: `/${place}` } : { face: 'public', home: '/' }
}
