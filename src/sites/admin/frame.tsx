import type { Child, PropsWithChildren } from 'hono/jsx'
import { may, reachOf } from '#account/allow.ts'
import type { Actor } from '#platform/actor.ts'
import type { Ask } from '#platform/web/env.ts'
import type { FormState } from '#platform/web/forms.ts'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { page } from '#ui/page.tsx'
import { Back, Notice } from '#ui/parts.tsx'
import { words } from './words.ts'

export type Section = keyof (typeof words)['id']['sections']

const sections: readonly Section[] = [
  'home',
  'agencies',
  'services',
  'search',
  'life',
  'queues',
  'counters',
  'roster',
  'hours',
  'holidays',
  'places',
  'voice',
  'media',
  'mall',
  'staff',
  'devices',
  'history',
]

export type AdminPage = {
  readonly title: string
  readonly section: Section
  /** The form of the page: what is wrong with it stands above everything else. */
  readonly form?: FormState | undefined
  /** Where one came from. */
  readonly back?: { readonly href: string; readonly text: string } | undefined
  /** Above the heading: whose it is. */
  readonly over?: Child
  /** Beside the heading: a state in a word. */
  readonly tag?: Child
  readonly scripts?: readonly string[]
  /** What was done, where more can be said than that it was saved. */
  readonly done?: string | undefined
}

/** A page of the administration: the sections at the side, one heading, one matter. */
export function adminPage(c: Ask, options: AdminPage, body: Child): Promise<Response> {
  const { title, section, form, back, over, tag, scripts, done } = options
  const { language } = c.var
  const isRefused = form?.errors.form !== undefined
  const isDone = c.req.query('done') !== undefined && !(form && hasErrors(form))
  return page(
    c,
    {
      title,
      face: 'work',
      styles: ['admin', 'admin-paper'],
      navigation:
        reachOf(c.var.actor, 'floor.read') === undefined ? [] : [{ href: '/floor', text: words[language].floor }],
      aside: <Whoever c={c} />,
      isFullWidth: true,
      scripts: [...(scripts ?? []), ...(isDone ? ['ui.client'] : [])],
      ...(form && hasErrors(form) ? { hasErrors: true } : {}),
      ...(isRefused ? { status: 409 as const } : {}),
    },
    <div class="inner admin">
      <Sections c={c} current={section} />
      <div class="matter">
        {back && (
          <Back href={back.href} language={language}>
            {back.text}
          </Back>
        )}
        {form && <ErrorSummary form={form} language={language} />}
        {over && <p class="over">{over}</p>}
        <h1>
          {title} {tag}
        </h1>
        {isDone && (
          <Notice tone="good" isNews takesFocus>
            {done ?? words[language].saved}
          </Notice>
        )}
        {body}
      </div>
    </div>,
  )
}

function Whoever({ c }: { c: Ask }) {
  const { actor } = c.var
  return actor.kind === 'staff' ? <a href="/account">{actor.name}</a> : null
}

/** At the side where there is room; on a phone folded into one line, so that the matter is what one sees first. */
function Sections({ c, current }: { c: Ask; current: Section }) {
  const says = words[c.var.language]
  const list = <SectionList c={c} current={current} />
  return (
    <>
      <nav class="sections" aria-label={says.menu}>
        {list}
      </nav>
      <nav class="sections folded" aria-label={says.menu}>
        <details>
          <summary>
            {says.menu}: <strong>{says.sections[current]}</strong>
          </summary>
          {list}
        </details>
      </nav>
    </>
  )
}

function SectionList({ c, current }: { c: Ask; current: Section }) {
  const says = words[c.var.language]
  return (
    <ul>
      {sections
        .filter((section) => isFor(c.var.actor, section))
        .map((section) => (
          <li>
            <a
              href={section === 'home' ? '/admin' : `/admin/${section}`}
              aria-current={section === current ? 'page' : undefined}
            >
              {says.sections[section]}
            </a>
          </li>
        ))}
    </ul>
  )
}

function isFor(actor: Actor, section: Section): boolean {
  if (section === 'staff') return reachOf(actor, 'staff.read') !== undefined
  if (section === 'devices') return may(actor, 'device.read')
  return true
}

/** Sentences and acts that stand side by side above a table: the filter at the left, adding at the right. */
export function Bar({ children }: PropsWithChildren) {
  return <div class="bar">{children}</div>
}

/** Today, on the mall's calendar. */
export function todayOf(c: Ask): string {
  return c.var.formats.civilDay(c.var.now)
}
