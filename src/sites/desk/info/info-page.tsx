import type { Child } from 'hono/jsx'
import { may } from '#account/allow.ts'
import { availabilityOf } from '#directory/availability.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { findServices } from '#directory/find-services.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayAvailability, sayCounters } from '#directory/say.ts'
import { dayAt } from '#mall/day.ts'
import type { Ask } from '#platform/web/env.ts'
import { type PageOptions, page } from '#ui/page.tsx'
import { EmptyState, Notice } from '#ui/parts.tsx'
import { findByTicket } from '#visit/help-visitor.ts'
import { names } from '#visit/names.ts'
import { isFinal, type Visit } from '#visit/visit.ts'
import { words } from '../words.ts'

/** The two questions of an information desk: where is my number, and may I have one. */
export async function showInfo(c: Ask): Promise<Response> {
  const { language, now } = c.var
  const says = words[language]
  const number = c.req.query('number')?.trim() ?? ''
  const typed = c.req.query('q')?.trim() ?? ''
  const { directory, visits } = await c.var.inMall(async (tx) => {
    const directory = await directoryOf(tx, now)
    return { directory, visits: number ? await findByTicket(tx, number, dayAt(now, directory.mall.timeZone)) : [] }
  })
  return infoFrame(
    c,
    says.info.title,
    <>
      <h1>{says.info.title}</h1>
      <div class="two">
        <section>
          <h2>{says.info.find}</h2>
          <Question
            action="/desk/info"
            name="number"
            value={number}
            label={says.info.findLabel}
            hint={says.info.findHint}
            submit={says.info.findShort}
          />
          {number && <Numbers c={c} directory={directory} visits={visits} typed={number} />}
        </section>
        <section>
          <h2>{says.info.give}</h2>
          <Question
            action="/desk/info"
            name="q"
            value={typed}
            label={says.info.giveLabel}
            hint={says.info.giveHint}
            submit={says.info.findShort}
          />
          {typed && <Services c={c} directory={directory} typed={typed} />}
        </section>
      </div>
    </>,
  )
}

export function infoFrame(c: Ask, title: string, body: Child, options: Partial<PageOptions> = {}): Promise<Response> {
  const says = words[c.var.language]
  const navigation = [
    { href: '/desk/info', text: says.info.title, isCurrent: new URL(c.req.url).pathname === '/desk/info' },
    ...(may(c.var.actor, 'floor.read') ? [{ href: '/floor', text: says.floor }] : []),
    { href: '/account', text: says.myAccount },
  ]
  return page(c, { title, face: 'work', styles: ['desk'], scripts: ['desk.client'], navigation, ...options }, body)
}

/** A refusal above the page where it was asked for. */
export function Refusal({ sentence }: { sentence: string | undefined }) {
  if (!sentence) return null
  return (
    <div data-takes-focus tabindex={-1}>
      <Notice tone="bad" isNews>
        {sentence}
      </Notice>
    </div>
  )
}

function Question({
  action,
  name,
  value,
  label,
  hint,
  submit,
}: {
  action: string
  name: string
  value: string
  label: string
  hint: string
  submit: string
}) {
  return (
    <form method="get" action={action} class="ask">
      <label class="label" for={name}>
        {label}
      </label>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <div class="search">
        <input
          class="input"
          id={name}
          name={name}
          type="search"
          value={value}
          autocomplete="off"
          aria-describedby={`${name}-hint`}
        />
        <button type="submit" class="button">
          {submit}
        </button>
      </div>
    </form>
  )
}

function Numbers({
  c,
  directory,
  visits,
  typed,
}: {
  c: Ask
  directory: Directory
  visits: readonly Visit[]
  typed: string
}) {
  const { language } = c.var
  const says = words[language].info
  if (visits.length === 0) return <EmptyState title={says.noSuchNumber(typed)}>{says.noSuchNumberHelp}</EmptyState>
  return (
    <ul class="people">
      {visits.map((visit) => {
        const leg = visit.legs.find((one) => !isFinal(one.state)) ?? visit.legs.at(-1)
        return (
          <li>
            <a class="number" href={`/desk/info/visits/${visit.id}`}>
              {visit.ticket}
            </a>
            <span class="about">
              {leg && directory.services.get(leg.serviceId)?.name[language]}
              <small class="quiet">{leg && names[language].state[leg.state]}</small>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Services({ c, directory, typed }: { c: Ask; directory: Directory; typed: string }) {
  const { language, formats, now } = c.var
  const says = words[language].info
  const found = findServices(directory, typed).slice(0, 20)
  if (found.length === 0) {
    return (
      <EmptyState title={says.noService(typed)}>
        <p>
          {says.noServiceHelp} <a href="/services">{words[language].services}</a>
        </p>
      </EmptyState>
    )
  }
  return (
    <ul class="people services">
      {found.map((service) => {
        const availability = availabilityOf(directory, service, now)
        const { short } = sayAvailability(availability, { language, formats })
        return (
          <li>
            <span class="about">
              <a href={`/desk/info/numbers/new?service=${service.id}`}>{service.name[language]}</a>
              <small class="quiet">
                {directory.agencies.get(service.agencyId)?.shortName},{' '}
                {sayCounters(placeOfQueue(directory, service.queueId), { language, formats })}
                {availability.state !== 'open' && `. ${short}`}
              </small>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
