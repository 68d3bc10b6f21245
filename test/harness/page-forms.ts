/** The posting forms of a page with what they would send: enough of a browser without scripts for our own markup. */
export type PageForm = {
  readonly action: string
  readonly fields: readonly (readonly [string, string])[]
  readonly names: readonly string[]
  /** `to` is where a button sends its form instead. */
  readonly buttons: readonly { readonly name: string; readonly value: string; readonly to?: string }[]
}

export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', body = '']) => {
    const { method, action } = attributes(head)
    return method === 'post' ? [{ action: action ?? '', ...contents(body) }] : []
  })
}

function contents(body: string): Omit<PageForm, 'action'> {
  const fields: [string, string][] = []
  const names = new Set<string>()
  const add = (name: string | undefined, value: string, isSent: boolean) => {
    if (!name) return
    names.add(name)
    if (isSent) fields.push([name, value])
  }
  for (const [, head = ''] of body.matchAll(/<input ([^>]*)\/?>/g)) {
    const { name, type, value = 'on', ...rest } = attributes(head)
    const isChoice = type === 'radio' || type === 'checkbox'
    add(
      name,
      isChoice ? value : (attributes(head).value ?? ''),
      !('disabled' in rest) && (!isChoice || 'checked' in rest),
    )
  }
  for (const [, head = '', text = ''] of body.matchAll(/<textarea ([^>]*)>(.*?)<\/textarea>/gs))
    add(attributes(head).name, decode(text), true)
  for (const [, head = '', options = ''] of body.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option ([^>]*)>/g)].map(([, option = '']) => attributes(option))
    const chosen = all.find((option) => 'selected' in option) ?? all[0]
    add(attributes(head).name, chosen?.value ?? '', true)
  }
  const buttons = [...body.matchAll(/<button ([^>]*)>/g)].flatMap(([, head = '']) => {
    const { name = '', value = '', formaction } = attributes(head)
    if (formaction) return [{ name, value, to: formaction }]
    return name ? [{ name, value }] : []
  })
  return { fields, names: [...names], buttons }
}

function attributes(head: string): Record<string, string> {
  return Object.fromEntries(
    [...head.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  )
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
