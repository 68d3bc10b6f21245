import type { KeptAct } from './kept.ts'

type Says = Readonly<
  Record<
    | 'one'
    | 'many'
    | 'act'
    | 'sent'
    | 'refused'
    | 'tooOld'
    | 'signedOut'
    | 'signIn'
    | 'understood'
    | 'pages'
    | 'separator'
    | 'startedUnsent'
    | 'look',
    string
  >
>

/** Writes into the page's notice. Text only, never markup. */
export function openNotice(place: HTMLElement, now: () => number) {
  const says = JSON.parse(place.dataset.says ?? '{}') as Says
  const line = (name: string) => {
    const found = place.querySelector<HTMLElement>(`[data-line="${name}"]`)
    if (found) return found
    const made = document.createElement('p')
    made.dataset.line = name
    made.hidden = true
    place.append(made)
    return made
  }
  const [state, kept, news] = [line('state'), line('kept'), line('news')]
  const bad = document.createElement('div')
  place.append(bad)

  const time = (at: number) =>
    new Intl.DateTimeFormat(document.documentElement.lang === 'id' ? 'id' : 'en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: place.dataset.zone,
    }).format(at)
  const nameOf = (act: KeptAct) =>
    fill(says.act, { act: act.label, ticket: act.ticket, time: time(act.at) }).replace(/, ,/g, ',')
  const write = (element: HTMLElement, text: string) => {
    if (element.textContent !== text) element.textContent = text
    element.hidden = text === ''
  }

  return {
    says,
    /** Not reached since then, and these presses wait. */
    unreached(since: number, acts: readonly KeptAct[]) {
      const text = acts.length === 1 ? says.one : says.many
      write(state, fill(text, { time: time(since), count: String(acts.length) }))
      write(kept, acts.map(nameOf).join(says.separator))
    },
    signedOut() {
      write(state, says.signedOut)
      const link = document.createElement('a')
      link.href = `/account/sign-in?to=${encodeURIComponent(location.pathname)}`
      link.textContent = says.signIn
      state.append(' ', link)
    },
    reached() {
      for (const one of [state, kept]) write(one, '')
    },
    sent(done: readonly { readonly act: KeptAct; readonly page: string }[], isOffered: boolean) {
      const acts = done.map(({ act }) => nameOf(act)).join(says.separator)
      write(news, done.length ? fill(says.sent, { time: time(now()), acts }) : '')
      for (const { act, page } of isOffered ? done : []) {
        const link = document.createElement('a')
        link.href = page
        link.textContent = fill(says.look, { act: act.label, ticket: act.ticket }).replace(/, $/, '')
        news.append(' ', link)
      }
    },
    /** What was pressed just now needs no name; what waited for the network does, and stays until somebody has read it. */
    refused(act: KeptAct, why: string) {
      if (act.wasUnreached) add(fill(says.refused, { act: nameOf(act), why }), true)
      else add(why, false)
    },
    /** Carried out, but for a part of it. */
    leftOut(act: KeptAct, what: string) {
      add(act.wasUnreached ? `${nameOf(act)}: ${what}` : what, act.wasUnreached)
    },
    tooOld(act: KeptAct) {
      add(fill(says.tooOld, { act: nameOf(act) }), true)
    },
    cannotOpen() {
      write(news, says.pages)
    },
    /** The next press makes the last news old. */
    nextPress() {
      write(news, '')
      for (const one of bad.querySelectorAll('[data-passes]')) one.remove()
    },
  }

  function add(text: string, stays: boolean): void {
    const one = document.createElement('p')
    one.className = 'told'
    if (!stays) one.dataset.passes = ''
    one.textContent = text
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button quiet'
    button.textContent = says.understood
    button.addEventListener('click', () => one.remove())
    one.append(' ', button)
    bad.append(one)
  }
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
