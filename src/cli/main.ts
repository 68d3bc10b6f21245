import { runCommandLine } from './run.ts'

// A reader that closes early (`pendopo staff list | head`) is no fault.
process.stdout.on('error', () => process.exit(0))

const { exit, out, err } = await runCommandLine(process.argv.slice(2), process.env)
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = exit
