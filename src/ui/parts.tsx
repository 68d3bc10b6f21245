import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Language } from '#platform/words.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

export type Tone = 'plain' | 'good' | 'attention' | 'bad'

/** A word in a small box; its colour repeats what the word says. */
export function Tag({
  tone = 'plain',
  children,
}: PropsWithChildren<{ tone?: Tone | 'priority' | 'loud' | undefined }>) {
  return <span class={tone === 'plain' ? 'tag' : `tag ${tone}`}>{children}</span>
}

export function Tags({ children }: PropsWithChildren) {
  return <div class="tags">{children}</div>
}

type NoticeProps = PropsWithChildren<{
  tone?: Tone | undefined
  title?: string | undefined
  /** It came about just now, so a screen reader says it. */
  isNews?: boolean | undefined
  /** It answers what was pressed on the page before: what stands in a new page is said only when the focus goes there. */
  takesFocus?: boolean | undefined
}>

/** Something the reader should know before going on. With `takesFocus` its page needs the script `ui.client`. */
export function Notice({ tone = 'plain', title, isNews, takesFocus, children }: NoticeProps) {
  return (
    <div
      class={tone === 'plain' ? 'notice' : `notice ${tone}`}
      role={isNews ? 'status' : undefined}
      {...(takesFocus ? { 'data-takes-focus': '', tabindex: -1 } : {})}
    >
      {title && <h2>{title}</h2>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}

export function Card({ children }: PropsWithChildren) {
  return <div class="card">{children}</div>
}

export type SummaryRow = { readonly term: Child; readonly value: Child; readonly note?: Child; readonly act?: Child }

/** Terms and what holds for each: a service's cost and time, an application before it is sent. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {rows.map(({ term, value, note, act }) => (
        <div>
          <dt>{term}</dt>
          <dd>
            {value}
            {note && <p>{note}</p>}
          </dd>
          {act && <dd class="act">{act}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** Nothing is here yet: says so, and what can be done about it. */
export function EmptyState({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}

/** Large figures with what is usual beside them. */
export function Facts({
  facts,
}: {
  facts: readonly { readonly term?: Child; readonly value: Child; readonly note?: Child }[]
}) {
  return (
    <dl class="facts">
      {facts.map(({ term, value, note }) => (
        <div>
          <dt>{term}</dt>
          <dd class="value">{value}</dd>
          {note && <dd class="small quiet">{note}</dd>}
        </div>
      ))}
    </dl>
  )
}

export function Steps({ done, of, language }: { done: number; of: number; language: Language }) {
  return (
    <div class="steps" role="img" aria-label={words[language].step(done, of)}>
      {Array.from({ length: of }, (_, i) => (
        <span class={i < done ? 'done' : undefined} />
      ))}
    </div>
  )
}

export function Back({ href, language, children }: PropsWithChildren<{ href: string; language: Language }>) {
  return (
    <a class="back" href={href}>
      <Icon name="back" />
      {children ?? words[language].back}
    </a>
  )
}

/** More behind one line, for those who want it. Works without script. */
export function Details({ summary, children }: PropsWithChildren<{ summary: Child }>) {
  return (
    <details>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  )
}

type SearchProps = {
  action: string
  name?: string | undefined
  value?: string | undefined
  label: string
  placeholder?: string | undefined
  language: Language
}

export function Search({ action, name = 'q', value, label, placeholder, language }: SearchProps) {
  return (
    <search>
      <form class="search" action={action} method="get">
        <label class="unseen" for={`search-${name}`}>
          {label}
        </label>
        <input
          class="input"
          id={`search-${name}`}
          type="search"
          name={name}
          value={value}
          placeholder={placeholder}
          autocomplete="off"
        />
        <button type="submit" class="button attention">
          {words[language].search}
        </button>
      </form>
    </search>
  )
}
