import { isKeptUnder, type KeptAct, type Pressed } from './kept.ts'
import { openNotice } from './kept-notice.ts'
import { openOutbox, type Told } from './outbox.ts'

const root = document.documentElement
/** The live sections show what an act changed; when they do not within this time, they are asked for anew. */
const untilRenewal = 1_500
/** What returned from the outbox is told on this page; the next one would not know of it. */
const untilRead = 5_000

/**
 * Every press of a desk goes through the outbox: kept, sent, answered. Without this script, or in a browser that keeps
 * nothing, each form is sent as any form. `ahead` is how far the mall's clock is ahead of this machine's.
 */
export function watchPresses(ahead: number): void {
  const place = document.getElementById('kept')
  if (!place) return
  const now = () => Date.now() + ahead
  const base = place.dataset.base ?? ''
  const token = document.querySelector<HTMLInputElement>('input[name=token]')?.value ?? tokenOfPage()
  const notice = openNotice(place, now)
  const outbox = openOutbox({ name: place.dataset.name ?? '', token, now, tell: told })
  const forms = new Map<string, HTMLFormElement>()
  let since = 0
  let returned: { act: KeptAct; page: string }[] = []
  let onward: ReturnType<typeof setTimeout> | undefined
  let lastSwap = 0
  let isHere = false
  let isLeaving = false

  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') return follow(event)
    if (!new URL(form.action).pathname.startsWith(`${base}/`)) return
    if (form.dataset.sent) return event.preventDefault()
    const act = actOf(form, event.submitter, now())
    notice.nextPress()
    if (!outbox.put(act)) return
    forms.set(act.id, form)
    form.dataset.sent = 'yes'
    event.preventDefault()
    if (root.dataset.connection === 'offline') told({ kind: 'unreached' })
  })

  // A page that asks one thing more cannot be fetched without a network; better to stay than to stand before nothing.
  addEventListener('click', (event) => {
    if ((event.target as Element).closest('a[href]')) follow(event)
  })
  addEventListener('pageshow', () => {
    isLeaving = false
  })
  // A double click is one press: its second half would land on the next act, which stands in the same place by then.
  addEventListener(
    'click',
    (event) => event.detail > 1 && isAct(event.target as Element) && event.preventDefault(),
    true,
  )

  root.addEventListener('live:connection', (event) => {
    if ((event as CustomEvent).detail === 'online') void outbox.flush()
  })
  addEventListener('online', () => void outbox.flush())
  addEventListener('storage', ({ key }) => isKeptUnder(place.dataset.name ?? '', key) && heardOfAnotherWindow())
  addEventListener('live:swapped', (event) => {
    if ((event.target as Element).matches('.here-and-needed')) {
      lastSwap = performance.now()
      if (isHere) clearTimeout(onward)
    }
    showStarted(outbox.waiting(), notice.says.startedUnsent)
  })
  if (outbox.waiting().length > 0) void outbox.flush()

  function follow(event: Event): void {
    if (root.dataset.connection !== 'offline' && since === 0) {
      isLeaving ||= leadsAway(event)
      return
    }
    event.preventDefault()
    notice.cannotOpen()
  }

  /** What another window has sent waits here no more, and its button can be pressed again. */
  function heardOfAnotherWindow(): void {
    const waiting = outbox.waiting().map(({ id }) => id)
    for (const [id, form] of forms) if (!waiting.includes(id)) delete form.dataset.sent
    showWaiting()
  }

  function told(news: Told): void {
    if (news.kind === 'signedOut') notice.signedOut()
    else if (news.kind === 'unreached') {
      since ||= now()
      showWaiting()
    } else {
      since = 0
      notice.reached()
      answered(news)
    }
  }

  function answered(news: Exclude<Told, { kind: 'unreached' | 'signedOut' }>): void {
    const form = release(news.act)
    if (news.kind === 'sent') {
      sent(news.act, news.page, news.asked, form !== undefined)
      if (news.said) notice.leftOut(news.act, news.said)
    } else if (news.kind === 'asked') ask(news.act, news.errors, form)
    else if (news.kind === 'refused') notice.refused(news.act, news.why)
    else notice.tooOld(news.act)
    if (news.kind !== 'sent') showStarted(outbox.waiting(), notice.says.startedUnsent)
  }

  function showWaiting(): void {
    const acts = outbox.waiting()
    if (since === 0) return
    if (acts.length > 0) notice.unreached(since, acts)
    else {
      since = 0
      notice.reached()
    }
    showStarted(acts, notice.says.startedUnsent)
  }

  function sent(act: KeptAct, page: string, asked: number, isOfThisPage: boolean): void {
    returned = act.wasUnreached ? [...returned, { act, page }] : []
    const isOffered = act.wasUnreached && place?.dataset.afterwards === 'offer'
    if (act.wasUnreached) notice.sent(returned, isOffered)
    if (outbox.waiting().length > 0) return
    clearTimeout(onward)
    // An answer that came late, to a page that was left or to another window, leads nobody away from this one.
    const isOfAnother = !isOfThisPage && !act.wasUnreached
    isHere = isOffered || isOfAnother || (place?.dataset.afterwards === 'stay' && location.pathname === page)
    // Never a page anew where one stands already: whoever presses while it is on its way presses into nothing, and
    // without a network it would be the browser's own page of errors. The stream brings what changed, after a break too.
    if (!isHere) onward = setTimeout(() => leaveFor(page), act.wasUnreached ? untilRead : 0)
    // The news of an act often overtakes its answer.
    else if (lastSwap <= asked) onward = setTimeout(() => root.dispatchEvent(new Event('live:renew')), untilRenewal)
  }

  function leaveFor(page: string): void {
    // Who has followed a link since is already on the way, and would be called back.
    const go = () => isLeaving || location.assign(page)
    if (root.dataset.connection === 'offline') root.addEventListener('live:connection', go, { once: true })
    else go()
  }

  /** The house asks back: beside the field on the desk itself; a page of its own is shown again with what was typed. */
  function ask(act: KeptAct, errors: Readonly<Record<string, string>>, form?: HTMLFormElement): void {
    if (form?.isConnected && form.closest('.beside, .info')) {
      form.submit()
      return
    }
    notice.refused(act, Object.values(errors).join(' '))
    const [first = ''] = Object.keys(errors)
    document.querySelector<HTMLElement>(`#finish [name="${CSS.escape(first)}"]`)?.focus()
  }

  function release(act: KeptAct): HTMLFormElement | undefined {
    const form = forms.get(act.id)
    forms.delete(act.id)
    if (form) delete form.dataset.sent
    return form
  }
}

function isAct(pressed: Element): boolean {
  const button = pressed.closest('button')
  return button?.type === 'submit' && button.form?.method === 'post'
}

/** Not to a place on this page, nor into another window. */
function leadsAway(event: Event): boolean {
  const { target, ctrlKey, metaKey, shiftKey, defaultPrevented } = event as MouseEvent
  const link = (target as Element).closest('a')
  return !(defaultPrevented || ctrlKey || metaKey || shiftKey || link?.target || link?.hash)
}

function tokenOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=form-token]')?.content ?? ''
}

function actOf(form: HTMLFormElement, button: HTMLElement | null, at: number): Pressed {
  const typed = [...new FormData(form, button)].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  )
  return {
    id: String(typed.find(([name]) => name === 'command')?.[1] ?? ''),
    action: new URL(form.action).pathname,
    fields: typed.filter(([name]) => name !== 'command' && name !== 'token'),
    label: button?.firstElementChild?.textContent?.trim() ?? '',
    ticket: document.querySelector('[data-about]')?.textContent ?? '',
    at,
  }
}

/** A start that could not be sent yet: the officer goes on with the person, and may finish too. */
function showStarted(acts: readonly KeptAct[], says: string): void {
  const here = document.querySelector<HTMLElement>('.here-and-needed')
  const leg = here?.querySelector<HTMLInputElement>('#finish input[name=leg]')?.value
  const isStarted = acts.some(
    ({ action, fields, wasUnreached }) =>
      (wasUnreached || root.dataset.connection === 'offline') &&
      action.endsWith('/starts') &&
      fields.some(([name, value]) => name === 'leg' && value === leg),
  )
  for (const one of here?.querySelectorAll<HTMLElement>('[data-until-start]') ?? []) one.hidden = isStarted
  for (const template of here?.querySelectorAll<HTMLTemplateElement>('template[data-after-start]') ?? []) {
    const made = template.nextElementSibling?.matches('[data-started]') ? template.nextElementSibling : undefined
    if (!isStarted) made?.remove()
    else if (!made) template.after(startedFrom(template))
  }
  const tag = isStarted ? here?.querySelector('.title .tag') : undefined
  if (tag && tag.textContent !== says) tag.textContent = says
}

function startedFrom(template: HTMLTemplateElement): HTMLElement {
  const place = document.createElement('div')
  place.dataset.started = ''
  place.append(template.content.cloneNode(true))
  return place
}
