import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

/** An unpacked Chromium with the libraries and fonts that a bare machine lacks. */
export type Chromium = { readonly executable: string; readonly libraries: string; readonly fonts: string }

/** Unpacks the Chromium that npm brought, once for as long as its version stays. */
export async function unpackChromium(): Promise<Chromium> {
  const packed = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = createRequire(import.meta.url)(join(packed, 'package.json')) as { version: string }
  const cache = join(import.meta.dirname, '../../node_modules/.cache')
  const folder = join(cache, `chromium-${version}`)
  if (!(await stat(folder).catch(() => undefined))) await unpackInto(folder, cache, join(packed, 'bin'))
  return { executable: join(folder, 'chromium'), libraries: join(folder, 'al2023/lib'), fonts: join(folder, 'fonts') }
}

/** Through a draft: test files run beside each other, and half a browser must never be started. */
async function unpackInto(folder: string, cache: string, bin: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'unpacking-'))
  const { TMPDIR } = process.env
  // The package only knows how to unpack into the folder for temporary files.
  process.env.TMPDIR = draft
  try {
    await Promise.all(
      ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'].map((name) => inflate(join(bin, name))),
    )
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  // The package's own file looks for the fonts in a fixed folder of another machine.
  await writeFile(join(draft, 'fonts/fonts.conf'), fontSettings(folder))
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
}

const fontSettings = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
