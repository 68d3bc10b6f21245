/** One or two letters at a hyphen belong to their word: a line does not end inside "KTP-el" or "e-KTP". */
const short = /(\p{L}+-\p{L}{1,2}(?!\p{L})|(?<!\p{L})\p{L}{1,2}-\p{L}+)/u

export function Unbroken({ text }: { text: string }) {
  return <>{text.split(short).map((part, i) => (i % 2 === 1 ? <span class="nowrap">{part}</span> : part))}</>
}
