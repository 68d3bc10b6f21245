import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Refused } from '#platform/refused.ts'

/** Passwords are kept as argon2id in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const derive = promisify(argon2)
const saltBytes = 16
const tagBytes = 32

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await derivedFrom(password, salt, cost, tagBytes)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

/** Nobody of that name, or nobody who can sign in yet, costs the same work as a wrong password. */
export async function verifyPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const known = kept ? read(kept) : undefined
  const { salt, hash, ...from } = known ?? { ...cost, salt: Buffer.alloc(saltBytes), hash: Buffer.alloc(tagBytes) }
  const given = await derivedFrom(password, salt, from, hash.length)
  return timingSafeEqual(given, hash) && known !== undefined
}

/** Made with other costs than today's: hash anew while the password is at hand. */
export function isOutdated(kept: string): boolean {
  const { memory, passes, parallelism } = read(kept)
  return memory !== cost.memory || passes !== cost.passes || parallelism !== cost.parallelism
}

function read(kept: string): Cost & { salt: Buffer; hash: Buffer } {
  const [, memory, passes, parallelism, salt, hash] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(kept) ?? []
  if (!salt || !hash) throw new Error('a kept password is not argon2id in PHC form')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

let made = 0
/** How often this process has hashed a password: a figure for metrics, and for the test that every answer costs one. */
export function hashesMade(): number {
  return made
}

async function derivedFrom(password: string, salt: Buffer, from: Cost, length: number): Promise<Buffer> {
  const { memory, passes, parallelism } = from
  // The same word typed on another keyboard or phone must be the same word.
  const message = password.normalize('NFKC')
  return await inTurn(() => {
    made += 1
    return derive('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength: length })
  })
}

// Two at a time: a storm of sign-ins waits in line and takes 40 MB, not all memory and all threads of the process.
const places = 2
// Some seconds of waiting; who comes after that is asked to try again, so that the line does not grow without end.
const longestLine = 300
let busy = 0
const line: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // Who leaves hands the place to the next in line, so nobody who comes later can slip in between.
  if (line.length >= longestLine) throw new Refused('account.tooBusy')
  if (busy >= places) await new Promise<void>((go) => line.push(go))
  else busy += 1
  try {
    return await work()
  } finally {
    const next = line.shift()
    if (next) next()
    else busy -= 1
  }
}
