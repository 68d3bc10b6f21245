const step = 8

/**
 * Room for the arrays of one day in one piece of memory: a day has some forty of them, and to ask for each by itself
 * costs more than what is done with it.
 */
export class Arena {
  #buffer: ArrayBuffer
  #used = 0

  constructor(bytes = 4096) {
    this.#buffer = new ArrayBuffer(bytes)
  }

  /** The day before is over: its room is given again, empty. */
  again(): void {
    new Uint8Array(this.#buffer, 0, Math.min(this.#used, this.#buffer.byteLength)).fill(0)
    this.#used = 0
  }

  floats(length: number): Float64Array {
    return new Float64Array(this.#buffer, this.#take(length * 8), length)
  }
  ints(length: number): Int32Array {
    return new Int32Array(this.#buffer, this.#take(length * 4), length)
  }
  shorts(length: number): Uint16Array {
    return new Uint16Array(this.#buffer, this.#take(length * 2), length)
  }
  bytes(length: number): Uint8Array {
    return new Uint8Array(this.#buffer, this.#take(length), length)
  }

  #take(bytes: number): number {
    const at = this.#used
    this.#used += Math.ceil(bytes / step) * step
    // More than was foreseen: another piece.
    if (this.#used > this.#buffer.byteLength) {
      this.#buffer = new ArrayBuffer(Math.max(2 * this.#buffer.byteLength, bytes + step))
      this.#used = Math.ceil(bytes / step) * step
      return 0
    }
    return at
  }
}
