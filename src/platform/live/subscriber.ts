/** One open connection of a browser. */
export type Subscriber = {
  readonly body: ReadableStream<Uint8Array>
  readonly send: (chunk: Uint8Array) => void
  readonly end: () => void
  readonly isOpen: () => boolean
  readonly openedAt: number
}

/** Node's own answer, where a real connection carries the stream. */
export type Wire = {
  readonly headersSent: boolean
  readonly writableLength: number
  useChunkedEncodingByDefault: boolean
  readonly write: (chunk: Uint8Array) => boolean
  readonly destroy: () => unknown
}

const mostWaiting = 256 * 1024

/** A connection that does not take what it is given is dropped, not buffered: the browser comes back and gets it whole. */
export function openSubscriber(onEnd: () => void, wire?: Wire): Subscriber {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let isDirect = false
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
  // The stream ends when the connection does, and each part may then leave in one piece instead of four.
  if (wire) wire.useChunkedEncodingByDefault = false
  /** Once the answer's head has left and nothing waits in the stream, parts go straight to the connection. */
  const isThrough = () => wire?.headersSent === true && controller?.desiredSize === mostWaiting
  const goDirect = () => {
    isDirect = isThrough()
  }
  return {
    body,
    end,
    isOpen: () => controller !== undefined,
    openedAt: performance.now(),
    send(chunk) {
      if (!controller) return
      if (isDirect && wire) {
        if (wire.writableLength <= mostWaiting) return void wire.write(chunk)
        wire.destroy()
        return end()
      }
      if ((controller.desiredSize ?? 0) <= 0) return end()
      controller.enqueue(chunk)
      // Not within this turn: what was just handed to the stream must leave first.
      if (isThrough()) setImmediate(goDirect)
    },
  }
}

/** One server-sent event as bytes, made once and shared by all who get it. */
export function eventBytes(event: string, lines: readonly string[], id?: number): Uint8Array {
  const head = `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\n`
  return Buffer.from(`${lines.reduce((text, line) => text + dataOf(line), head)}\n`)
}

/** A text of several lines is one line of data each; browsers take all three ends of a line for one. */
function dataOf(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
  return `data: ${lines.replaceAll('\n', '\ndata: ')}\n`
}
