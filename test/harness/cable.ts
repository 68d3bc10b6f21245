import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { after } from 'node:test'

/**
 * A cable between a browser and the house that a test can cut and mend. `loseAnswers`: what is asked still arrives, and
 * is done, but nothing comes back, as when the house is killed between an act and its answer.
 */
export type Cable = {
  readonly url: string
  readonly cut: () => void
  readonly mend: () => void
  readonly loseAnswers: () => void
  /** From now on it leads to another house. */
  readonly leadTo: (to: string) => void
}

export async function layCable(to: string): Promise<Cable> {
  let end = new URL(to)
  const open = new Set<Socket>()
  let isCut = false
  let isDeaf = false
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy()
    const onward = connect(Number(end.port), end.hostname)
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(one)
      // Where nobody is, nobody waits for an answer.
      one.on('error', () => other.destroy())
      one.on('close', () => open.delete(one))
    }
    socket.pipe(onward)
    onward.on('data', (data) => void (isDeaf || socket.write(data)))
    onward.on('end', () => socket.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    isCut = true
    for (const socket of open) socket.destroy()
  }
  after(() => {
    cut()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      isCut = false
      isDeaf = false
    },
    loseAnswers: () => {
      isDeaf = true
    },
    leadTo: (to) => {
      end = new URL(to)
    },
  }
}
