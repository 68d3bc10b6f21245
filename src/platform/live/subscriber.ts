/** One open connection of a browser. */
export type Subscriber = {
  readonly body: ReadableStream<Uint8Array>
  readonly send: (chunk: Uint8Array) => void
  readonly end: () => void
  readonly isOpen: () => boolean
  readonly openedAt: number
}

const mostWaiting = 256 * 1024

/** A connection that does not take what it is given is dropped, not buffered: the browser comes back and gets it whole. */
export function openSubscriber(onEnd: () => void): Subscriber {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const leave = () => {
    if (!controller) return
    controller = undefined
    onEnd()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(opened) {
        controller = opened
      },
      cancel: leave,
    },
    { highWaterMark: mostWaiting, size: (chunk) => chunk?.byteLength ?? 1 },
  )
  const end = () => {
    const ending = controller
    leave()
    try {
      ending?.close()
    } catch {
      // The other side was quicker.
    }
  }
  return {
    body,
    end,
    isOpen: () => controller !== undefined,
    openedAt: performance.now(),
    send(chunk) {
      if (!controller) return
      if ((controller.desiredSize ?? 0) <= 0) return end()
      controller.enqueue(chunk)
    },
  }
}

/** One server-sent event as bytes, made once and shared by all who get it. */
export function eventBytes(event: string, lines: readonly string[], id?: number): Uint8Array {
  const data = lines
    .flatMap((line) => line.split(/\r\n|\r|\n/))
    .map((line) => `data: ${line}\n`)
    .join('')
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\n${data}\n`)
}
