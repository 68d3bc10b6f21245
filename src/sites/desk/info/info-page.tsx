import type { Child } from 'hono/jsx'
import { may } from '#account/allow.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { showLive } from '#ui/live.tsx'
import { type PageOptions, page } from '#ui/page.tsx'
import { Notice } from '#ui/parts.tsx'
import { KeptActs } from '../kept-view.tsx'
import { KeysPage, KeysSheet } from '../keys-sheet.tsx'
import { words } from '../words.ts'
import { askedOf } from './asked.ts'
import { FindView } from './find-view.tsx'
import { infoHall } from './hall-view.tsx'
import { AddView, HelpView } from './help-view.tsx'
import { infoKeys } from './keys-words.ts'
import { infoVisit } from './live.tsx'
import { chosenOf, OrderView } from './order-view.tsx'
import { type Info, readInfo } from './read-info.ts'
import { ServiceView } from './service-view.tsx'

type Said = { readonly refusal?: string | undefined; readonly form?: FormState | undefined }

const usual = { order: 'any', group: 'none', language: 'id', paper: 'yes' }

/** One screen: at the left the question, in the middle the answer, at the right what can be done. */
export async function showInfo(c: Ask, { refusal, form }: Said = {}): Promise<Response> {
  const info = await readInfo(c, askedOf(c))
  const { language } = c.var
  const says = words[language].info
  const filled = form ?? blankForm(usual)
  const title = info.visit ? says.numberOf(info.visit.ticket) : (info.service?.name[language] ?? says.title)
  return infoFrame(
    c,
    title,
    <div class="info">
      <FindView {...info} />
      <div class="answer">
        <ErrorSummary form={filled} language={language} />
        <Refusal sentence={refusal} />
        <div class="two-columns">
          {await middleOf(info)}
          {rightOf(info, filled)}
        </div>
      </div>
    </div>,
    { isFullWidth: true, hasErrors: hasErrors(filled), ...(refusal ? { status: 409 as const } : {}) },
  )
}

async function middleOf(info: Info) {
  const { c, visit, service, asked } = info
  if (service && (asked.isAdding || !visit)) return <ServiceView {...info} service={service} />
  if (visit) return showLive(c, infoVisit, { visit: visit.id }, { tag: 'section', class: 'middle number-now' })
  return showLive(c, infoHall, {}, { tag: 'section', class: 'middle', label: words[c.var.language].info.hallNow })
}

function rightOf(info: Info, form: FormState) {
  const { visit, service, asked } = info
  if (visit && service && asked.isAdding) return <AddView info={{ ...info, visit, service }} form={form} />
  if (visit) return <HelpView {...info} visit={visit} />
  return chosenOf(info).length > 0 ? <OrderView info={info} form={form} /> : null
}

export function infoFrame(c: Ask, title: string, body: Child, options: Partial<PageOptions> = {}): Promise<Response> {
  const says = words[c.var.language]
  const navigation = [
    { href: '/desk/info', text: says.info.title, isCurrent: new URL(c.req.url).pathname === '/desk/info' },
    ...(may(c.var.actor, 'floor.read') ? [{ href: '/floor', text: says.floor }] : []),
    { href: '/account', text: says.myAccount },
  ]
  return page(
    c,
    { title, face: 'work', styles: ['desk', 'info'], scripts: ['desk.client'], navigation, ...options },
    <>
      <KeptActs c={c} base="/desk/info" afterwards="offer" />
      {body}
      <KeysSheet says={says.info.keys} keys={infoKeys} />
    </>,
  )
}

/** For a browser without scripts, which cannot lay it over the desk. */
export function showKeys(c: Ask): Promise<Response> {
  const says = words[c.var.language].info
  return infoFrame(
    c,
    says.keys.title,
    <div class="beside">
      <a class="back" href="/desk/info" data-shortcut="Escape">
        {says.back}
      </a>
      <KeysPage says={says.keys} keys={infoKeys} />
    </div>,
  )
}

/** A refusal above the page where it was asked for. */
function Refusal({ sentence }: { sentence: string | undefined }) {
  if (!sentence) return null
  return (
    <div data-takes-focus tabindex={-1}>
      <Notice tone="bad" isNews>
        {sentence}
      </Notice>
    </div>
  )
}
