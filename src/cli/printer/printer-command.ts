import { createInterface } from 'node:readline'
import { printerPorts } from '#printing/reach.ts'
import { type Command, option, Stopped } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { onInterrupt } from '../on-interrupt.ts'
import { wholeOption } from '../whole-option.ts'
import { playPrinter } from './session.ts'
import { printerWords } from './words.ts'

export const printerDemo: Command = {
  name: 'printer demo',
  usage: '[--port 9100] [--width 80|58]',
  example: 'pendopo printer demo --port 9100',
  lasts: true,
  summary: {
    id: 'Menjadi pencetak nomor untuk dicoba: lembarnya digambar sebagai teks, dan bisa dibuat kehabisan kertas, terbuka, atau mati.',
    en: 'Acts as a ticket printer to try: its sheets are drawn as text, and it can be made to run out of paper, stand open, or die.',
  },
  takes: [0, 0],
  options: { port: { type: 'string' }, width: { type: 'string' } },
  run: async (call) => {
    const says = printerWords[call.language]
    const width = option(call, 'width') ?? '80'
    if (width !== '80' && width !== '58') throw new Stopped(exits.usage, [says.widthForm])
    const port = wholeOption(call, 'port', printerPorts.first, 1024, 65_535)
    const typed = createInterface({ input: process.stdin })
    const ended = onInterrupt(() => typed.close())
    const session = { port, widthMm: width === '80' ? 80 : 58, language: call.language } as const
    const write = (line: string) => void process.stderr.write(`${line}\n`)
    const sheets = await playPrinter({ ...session, typed, write })
      .catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'EADDRINUSE' ? new Stopped(exits.refused, [says.taken(port)]) : error
      })
      .finally(ended)
    return { exit: exits.ok, lines: [says.ended(sheets)], data: { sheets } }
  },
}
