import { formsOf, type PageForm } from './page-forms.ts'
import type { Reader, Seen } from './reader.ts'

export type Values = Readonly<Record<string, string | string[]>>
type Field = string | string[]

/** The form of a page that sends to an address, or whose button does; undefined when the page has none. */
export function formTo(html: string, address: RegExp): PageForm | undefined {
  const forms = formsOf(html)
  const byButton = forms.flatMap((form) =>
    form.buttons.flatMap(({ to }) => (to !== undefined && address.test(to) ? [{ ...form, action: to }] : [])),
  )
  return forms.find(({ action }) => address.test(action)) ?? byButton[0]
}

/** Sends a form as that window shows it, with its own token and command, and `typed` over what stands in it. */
export function send(window: Reader, form: PageForm, typed: Values): Promise<Seen> {
  const fields: Record<string, Field> = {}
  for (const [name, value] of form.fields) {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return window.post(form.action, { ...fields, ...typed })
}
