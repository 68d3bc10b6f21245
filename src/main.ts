import { Hono } from 'hono'
import { listMalls } from '#pack/list-malls.ts'
import { CannotStart } from '#platform/cannot-start.ts'
import { faultOfFile } from '#platform/file-faults.ts'
import { startJobs } from '#platform/jobs.ts'
import { startLive } from '#platform/live.ts'
import { damageIn } from '#platform/postgres-damage.ts'
import { operationsRoutes } from '#sites/operations/routes.ts'
import { createApp } from './app.ts'
import { startClockRules } from './clock-rules.ts'
import { demonstrationClock } from './demo-clock.ts'
import { type DemoAccount, loadDemoMall } from './demo-mall.ts'
import type { House } from './house.ts'
import { startNoticesWatch } from './notices-watch.ts'
import { openHouse } from './open-house.ts'
import { type Served, serveHttp } from './serve.ts'
import { readSettings, type Settings, SettingsRefused } from './settings.ts'
import { tasksOf } from './tasks.ts'
import { startTidyingFiles } from './tidy-files.ts'
import { startWaitsWatch } from './waits-watch.ts'

// What sysexits.h calls a fault in configuration: a service manager need not try again.
const faultInSettings = 78

type Open = { readonly house: House; readonly close: () => Promise<void> }

async function openAndServe(settings: Settings): Promise<Open> {
  const { house: built, close } = await openHouse(settings)
  try {
    const demo = settings.mallPack ? await loadDemoMall(built, settings.mallPack) : undefined
    const house =
      demo && settings.opensForDemonstration ? { ...built, clock: await demonstrationClock(built, demo.id) } : built
    if (settings.role !== 'web') {
      house.atClose(startClockRules(house).stop)
      house.atClose(startWaitsWatch(house).stop)
      house.atClose(startNoticesWatch(house).stop)
      house.atClose(startJobs(house, tasksOf(house)).stop)
      house.atClose(startTidyingFiles(house).stop)
    }
    // Closing goes backwards: take nothing new, end the live streams, and only then wait for what is under way.
    let served: Served | undefined
    house.atClose(() => served?.finish())
    served = await serveHttp(appFor(house), settings, house.connections)
    house.atClose(served.takeNothingNew)
    sayWhere(house, served.port, demo?.accounts ?? [])
    if (!(await hasMall(house))) house.log.warn(noMallYet)
    return { house, close }
  } catch (error) {
    await close()
    throw error
  }
}

const noMallYet =
  'There is no mall yet: npx pendopo mall import <folder of its pack>, then npx pendopo staff add (docs/running/add-a-mall.md)'

function hasMall({ db }: House): Promise<boolean> {
  return db.glance({ system: true }, async (tx) => (await listMalls(tx)).length > 0)
}

/** A process that only works for the others shows nothing but how it is. */
function appFor(house: House): Pick<Hono, 'fetch'> {
  if (house.settings.role !== 'jobs') return createApp(house)
  house.atClose(startLive(house, []).stop)
  return new Hono().route('/', operationsRoutes(house))
}

function sayWhere({ settings, log }: House, port: number, accounts: readonly DemoAccount[]): void {
  if (settings.environment === 'production') log.info('Open', { host: settings.host, port, role: settings.role })
  else if (settings.role === 'jobs') log.info(`Pendopo works for the others: http://localhost:${port}/healthz`)
  else {
    log.info(`Pendopo is open: http://localhost:${port}   (Ctrl-C closes it)`)
    for (const [face, path] of faces) log.info(`  ${face.padEnd(39)} http://localhost:${port}${path}`)
    for (const { role, username, password } of accounts)
      log.info(`  ${role.padEnd(12)} ${username.padEnd(26)} ${password}`)
  }
}

// Where a person stands, and where that is on this machine. A phone's page is behind the QR of its number.
const faces = [
  ['the public site', '/'],
  ['a kiosk (the manager approves its code)', '/device/kiosk'],
  ['a hall screen (likewise)', '/device/display'],
  ["an officer's desk", '/desk'],
  ['the information desk', '/desk/info'],
  ['the floor, for the manager', '/floor'],
  ['administration', '/admin'],
] as const

/**
 * A signal closes the house, also while it is still opening. From a terminal the same Ctrl-C comes twice, once by npm;
 * a second one that is meant comes later.
 */
function endOnSignal(opening: Promise<Open>): void {
  let since: number | undefined
  const end = async () => {
    const open = await opening.catch(() => undefined)
    open?.house.log.info('Closing')
    await open?.close()
    process.exit(open ? 0 : 1)
  }
  const onSignal = () => {
    if (since !== undefined && performance.now() - since > 2_000) process.exit(1)
    if (since === undefined) void end()
    since ??= performance.now()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal)
  if (process.env.npm_lifecycle_event) whenParentEnds(() => since === undefined && onSignal())
}

/** npm hands a signal to the shell between us, which dies of it and tells nobody. */
function whenParentEnds(act: () => void): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && act(), 300).unref()
}

function explain(error: unknown): readonly string[] {
  if (error instanceof SettingsRefused) return error.sentences
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return ['Another program already uses this port. Choose another one: PORT=3001 npm start']
  if (code === 'EACCES' && message.includes('listen'))
    return ['This port needs more rights. Choose one above 1023: PORT=3000 npm start']
  const damage = damageIn(error) ?? faultOfFile(error)
  if (damage) return [damage]
  if (code === 'ECONNREFUSED') return [`The database of DATABASE_URL does not answer: ${message}`]
  return [error instanceof CannotStart ? message : (stack ?? message)]
}

// Whoever reads our lines may go away; the mall stays open.
process.stdout.on('error', () => {})

try {
  const opening = openAndServe(readSettings(process.env))
  endOnSignal(opening)
  await opening
} catch (error) {
  for (const sentence of explain(error)) console.error(sentence)
  process.exit(error instanceof SettingsRefused ? faultInSettings : 1)
}
