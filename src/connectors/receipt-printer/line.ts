import { createConnection, type Socket } from 'node:net'
import type { PrinterAddress } from '#printing/printer.ts'

/** One connection to a printer, and what it has said so far. */
export type Line = {
  readonly send: (bytes: Uint8Array) => Promise<void>
  readonly heard: () => readonly number[]
  /** Until it says something more or `ms` have passed; rejects when the line goes dead. */
  readonly listen: (ms: number) => Promise<void>
  readonly hangUp: () => Promise<void>
}

/** Rejects when nobody takes the connection in time. */
export async function connect({ address, port }: PrinterAddress, ms: number, signal: AbortSignal): Promise<Line> {
  const socket = createConnection({ host: address, port, noDelay: true })
  const ended = Promise.withResolvers<never>()
  ended.promise.catch(() => {})
  socket.on('error', (error) => ended.reject(error))
  socket.on('close', () => ended.reject(new Error('the line went dead')))
  const onAbort = () => socket.destroy()
  signal.addEventListener('abort', onAbort, { once: true })
  const timer = setTimeout(() => socket.destroy(new Error('nobody answers')), ms)
  await Promise.race([new Promise<void>((resolve) => socket.once('connect', () => resolve())), ended.promise]).finally(
    () => clearTimeout(timer),
  )
  return lineOn(socket, ended.promise, () => signal.removeEventListener('abort', onAbort))
}

function lineOn(socket: Socket, ended: Promise<never>, forget: () => void): Line {
  const bytes: number[] = []
  let wake = () => {}
  socket.on('data', (more) => {
    bytes.push(...more)
    wake()
  })
  return {
    send: (data) =>
      Promise.race([
        new Promise<void>((resolve, reject) => socket.write(data, (error) => (error ? reject(error) : resolve()))),
        ended,
      ]),
    heard: () => bytes,
    async listen(ms) {
      let timer: NodeJS.Timeout | undefined
      const more = new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, ms)
      })
      await Promise.race([more, ended]).finally(() => clearTimeout(timer))
    },
    async hangUp() {
      forget()
      if (socket.destroyed) return
      // A printer that does not close its side keeps us no longer than this.
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
      const impatient = setTimeout(() => socket.destroy(), 500)
      socket.end()
      await closed
      clearTimeout(impatient)
    },
  }
}
