import { after } from 'node:test'
import packed from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { unpackChromium } from './chromium.ts'

// The package is made for a cloud where one process must do all and security is somebody else's; pages that are tested
// as people see them need a browser that behaves like theirs. It also paints through a graphics card made of software,
// which takes a third of a test's processor time and changes no page.
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--headless',
  '--use-gl',
  '--use-angle',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]
const args = [...packed.args.filter((arg) => !unwanted.some((one) => arg.startsWith(one))), '--disable-gpu']

const patience = 60_000
let opened: Promise<Browser> | undefined

/** The one browser of this test process. Opened at the top of a file it lasts for the file, inside a test for that test. */
export function openBrowser(): Promise<Browser> {
  opened ??= launch()
  return opened
}

/** The same browser outside of tests, for scripts that take pictures; whoever opens it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, libraries, fonts } = await unpackChromium()
  const start = () =>
    chromium.launch({
      executablePath: executable,
      args,
      env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts },
    })
  // Seen once in some hundred starts: this Chromium dies before it has opened anything. That says nothing about a page.
  return start().catch(start).catch(start)
}

async function launch(): Promise<Browser> {
  const browser = await launchBrowser()
  // Nobody waits so long where all is well; a machine that does ten things beside is no fault of a page.
  browser.on('context', (context) => context.setDefaultTimeout(patience))
  browser.once('disconnected', () => {
    opened = undefined
  })
  after(() => browser.close())
  return browser
}
