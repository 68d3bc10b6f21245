/**
 * Random numbers with an address: everything that is drawn for visitor 17 comes from the stream (seed, 17), in a fixed
 * order. Two scenarios with the same seed therefore have the same people with the same errands (common random numbers),
 * whatever else differs. The generator is sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state.
 */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #d = 0

  begin(seed: number, who: number, what = 0): void {
    this.#a = mixed(seed ^ 0x243f6a88)
    this.#b = mixed(who ^ this.#a)
    this.#c = mixed(what ^ this.#b ^ 0x9e3779b9)
    this.#d = who | 1
    this.#word()
    this.#word()
  }

  #word(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (this.#c << 21) | (this.#c >>> 11)
    this.#c = (this.#c + t) | 0
    return t >>> 0
  }

  /** Above 0 and below 1. */
  next(): number {
    return (this.#word() + 0.5) / 4_294_967_296
  }

  between(span: readonly [number, number]): number {
    return span[0] + this.next() * (span[1] - span[0])
  }
}

/** Murmur3's last step: every bit of the number moves every bit of the result. */
function mixed(number: number): number {
  let h = number | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The standard normal value below which this share lies; Wichura's AS 241, sixteen digits. */
export function normalAt(share: number): number {
  const q = share - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return q * ratio(r, central[0], central[1])
  }
  const r = Math.sqrt(-Math.log(q < 0 ? share : 1 - share))
  const [above, below] = r <= 5 ? near : far
  const value = ratio(r - (r <= 5 ? 1.6 : 5), above, below)
  return q < 0 ? -value : value
}

type Polynomials = readonly [readonly number[], readonly number[]]
const central: Polynomials = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
]
const near: Polynomials = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
]
const far: Polynomials = [
  [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
]

function ratio(x: number, above: readonly number[], below: readonly number[]): number {
  return horner(x, above) / horner(x, below)
}

function horner(x: number, c: readonly number[]): number {
  const [c0, c1, c2, c3, c4, c5, c6, c7] = c as Eight
  return ((((((c0 * x + c1) * x + c2) * x + c3) * x + c4) * x + c5) * x + c6) * x + c7
}
type Eight = readonly [number, number, number, number, number, number, number, number]
