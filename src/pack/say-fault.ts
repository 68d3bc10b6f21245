import type { Language } from '#platform/words.ts'
import type { Fault } from './fault.ts'
import { faultWords } from './words.ts'

/** The sentence of a fault alone, for whoever shows the place otherwise. */
export function sentenceOf(language: Language, { key, detail }: Fault): string {
  const text = (faultWords[language] as Readonly<Record<string, string | ((detail: Fault['detail']) => string)>>)[key]
  return typeof text === 'function' ? text(detail) : (text ?? key)
}

/** `agencies/polri.yaml:12:5  …`, a place that editors and terminals can open. */
export function sayFault(language: Language, fault: Fault): string {
  const place = [fault.file, fault.line, fault.line && fault.column]
    .filter((part) => part !== undefined && part !== '')
    .join(':')
  return place === '' ? sentenceOf(language, fault) : `${place}  ${sentenceOf(language, fault)}`
}
