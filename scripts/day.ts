/** `npm run day -- --visitors 1500 --speed 60`: the same as `npx pendopo day`. */
import { spawnSync } from 'node:child_process'

const ended = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'day', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = ended.status ?? 1
