import { connect } from 'node:net'

export type Verdict = 'clean' | 'pending' | { readonly found: string }
export type Scanner = (bytes: Buffer) => Promise<Verdict>

const patienceMs = 20_000
const pieceBytes = 256 * 1024

/** clamd's INSTREAM over TCP. A scanner that does not answer has not said that anything is clean: that is `pending`. */
export function clamd(host: string, port: number): Scanner {
  return (bytes) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, timeout: patienceMs })
      let answer = ''
      const end = (verdict: Verdict) => {
        socket.destroy()
        resolve(verdict)
      }
      socket.on('connect', () => {
        socket.write('zINSTREAM\0')
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          const piece = bytes.subarray(at, at + pieceBytes)
          socket.write(lengthOf(piece.length))
          socket.write(piece)
        }
        socket.write(lengthOf(0))
      })
      socket.on('data', (data) => {
        answer += data.toString('latin1')
      })
      socket.on('end', () => end(verdictOf(answer)))
      socket.on('timeout', () => end('pending'))
      socket.on('error', () => end('pending'))
    })
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

function verdictOf(answer: string): Verdict {
  const said = answer.replaceAll('\0', '').trim()
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found) return { found }
  return said === 'stream: OK' ? 'clean' : 'pending'
}
