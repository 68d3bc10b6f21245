#!/usr/bin/env node
// `pendopo …` from any folder, on whatever Node the machine has: hands over to the project's own Node.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findNode, prepare } from '../scripts/bootstrap.mjs'

const folder = dirname(dirname(fileURLToPath(import.meta.url)))
prepare(folder, false)
const tsx = createRequire(import.meta.url).resolve('tsx')
const words = ['--import', pathToFileURL(tsx).href, join(folder, 'src/cli/main.ts'), ...process.argv.slice(2)]
const child = spawn(findNode(folder), words, { stdio: 'inherit', shell: process.platform === 'win32' })
// A terminal sends Ctrl-C to both of us, so a command may hear it twice (src/cli/on-interrupt.ts).
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)))
