import { html } from 'hono/html'
import { keeping } from '#platform/keeping.ts'

/** One or two letters at a hyphen belong to their word: a line does not end inside "KTP-el", "e-KTP" or "AK-1". */
const short = /([\p{L}\d]+-[\p{L}\d]{1,2}(?![\p{L}\d])|(?<![\p{L}\d])\p{L}{1,2}-\p{L}+)/u

/** Day and month, letter and digits of a ticket, a counter at the end of what is said: "24 November", "A 137", "Loket 3". */
const space =
  /(?<=(?<!\d)\d{1,2}) (?=\p{Lu}\p{L}+ \d{4})|(?<=(?<![\p{L}\d])\p{Lu}{1,3}) (?=\d{2,4}(?![\d.,]))|(?<=\p{L}) (?=\d{1,3}$)/gu

export function Unbroken({ text }: { text: string }) {
  return <>{partsOf(text).map((part, i) => (i % 2 === 1 ? <span class="nowrap">{part}</span> : part))}</>
}

const mostKept = 1_000

/** The same for what is written as text and not as JSX. A call changes the card of five hundred phones, which all say the same few sentences. */
export const unbroken = keeping(mostKept, written)

function written(text: string) {
  const parts = partsOf(text)
  if (parts.length === 1) return parts[0] ?? ''
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<span class="nowrap">${part}</span>` : part))}`
}

/** Every second part is one that stays whole. */
function partsOf(text: string): string[] {
  return text.replace(space, '\u00a0').split(short)
}
