import { exits } from './exit-codes.ts'
import { words } from './named-file-words.ts'
import { runCommandLine, saidIn } from './run.ts'

const typed = process.argv.slice(2)

// A reader that closes early (`pendopo staff list | head`) is no fault; a disk that is full is.
process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit()
  process.stderr.write(`${words[saidIn(typed)].answerNotWritten(code)}\n`)
  process.exit(exits.notWritten)
})
// Nobody is there any more who could be told.
process.stderr.on('error', () => {})

const { exit, out, err } = await runCommandLine(typed, process.env)
process.exitCode = exit
process.stdout.write(out)
process.stderr.write(err)
