import type { Child } from 'hono/jsx'
import { may, reachOf } from '#account/allow.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { Ask } from '#platform/web/env.ts'
import { Act, ButtonLink, Buttons } from '#ui/button.tsx'
import { News, showLive } from '#ui/live.tsx'
import { type PageOptions, page } from '#ui/page.tsx'
import { Notice } from '#ui/parts.tsx'
import { floorChart, floorFigures, floorNow } from './live.ts'
import { agencySeenBy } from './own-agency.ts'
import { words } from './words.ts'

export async function showFloor(c: Ask): Promise<Response> {
  const { language, formats, now, actor } = c.var
  const agency = agencySeenBy(actor)
  if (agency !== undefined) return showFloorOfAgency(c, agency)
  const says = words[language]
  const acts = may(actor, 'floor.act') ? ('yes' as const) : ('no' as const)
  return floorFrame(
    c,
    says.title(formats.date(now)),
    <div class="floor">
      <h1 class="unseen">{says.title(formats.date(now))}</h1>
      {await showLive(c, floorNow, { acts }, { class: 'floor-now' })}
      <News />
      {await showLive(c, floorFigures, {}, { class: 'floor-figures' })}
      <section class="floor-day" aria-labelledby="today">
        <h2 id="today">{says.today}</h2>
        {await showLive(c, floorChart, {})}
        <p>
          <a href="/floor/days">{says.earlierDays}</a> <a href="/floor/accuracy">{says.accuracy}</a>
        </p>
      </section>
    </div>,
    { isFullWidth: true, scripts: ['news.client'] },
  )
}

/** For a coordinator: the own queues, counters and people, with what is to be decided there. */
async function showFloorOfAgency(c: Ask, agency: number): Promise<Response> {
  const { language, formats, now, actor } = c.var
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const acts = may(actor, 'floor.act', { agency }) ? ('yes' as const) : ('no' as const)
  const title = words[language].titleOf(directory.agencies.get(agency)?.shortName ?? '', formats.date(now))
  return floorFrame(
    c,
    title,
    <div class="floor of-agency">
      <h1 class="unseen">{title}</h1>
      {await showLive(c, floorNow, { acts, agency }, { class: 'floor-now' })}
      <News />
    </div>,
    { isFullWidth: true, scripts: ['news.client'] },
  )
}

/** The floor's own band: what can be done from here, for whoever may. */
export function floorFrame(c: Ask, title: string, body: Child, options: Partial<PageOptions> = {}): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language]
  const path = new URL(c.req.url).pathname
  const link = (href: string, text: string) => ({ href, text, isCurrent: path === href })
  const reach = reachOf(actor, 'floor.act')
  const acts =
    reach === undefined
      ? []
      : [
          link('/floor/counters', says.counters),
          link('/floor/notices/new', says.tellHall),
          link('/floor/incidents/new', says.reportIncident),
        ]
  const navigation = [
    link('/floor', says.floor),
    ...acts,
    ...(may(actor, 'visit.issue') ? [link('/desk/info', says.infoDesk)] : []),
    ...(reachOf(actor, 'mall.read') === undefined ? [] : [link('/admin', says.administration)]),
    link('/account', says.account),
  ]
  const ofDay = [
    link('/floor/hours', says.hours),
    link('/floor/rehearsal', says.rehearsal),
    link('/floor/day', says.closeDay),
  ]
  // What is needed once a day or less stands at the foot, so that the band has room for what is needed now.
  const footNavigation = may(actor, 'floor.read')
    ? [
        link('/floor/wall', says.wallLink),
        link('/floor/days', says.days),
        link('/floor/accuracy', says.accuracy),
        link('/floor/screens', says.screens),
        ...(reach === 'all' ? ofDay : []),
      ]
    : []
  return page(c, { title, face: 'work', styles: ['floor'], navigation, footNavigation, ...options }, body)
}

type Confirm = {
  title: string
  help: string
  action: string
  submit: string
  isStop?: boolean
  fields?: Record<string, string>
  back?: string
  children?: Child
  refusal?: string | undefined
}

/** One question before something that all in the hall notice. Works without script, because it is a page. */
export function askFirst(
  c: Ask,
  { title, help, action, submit, isStop, fields, back = '/floor', children, refusal }: Confirm,
): Promise<Response> {
  const says = words[c.var.language]
  return floorFrame(
    c,
    title,
    <>
      <a class="back" href="/floor">
        {says.back}
      </a>
      <Refusal sentence={refusal} />
      <h1>{title}</h1>
      <p>{help}</p>
      {children}
      <Buttons>
        <Act action={action} kind={isStop ? 'stop' : 'main'} {...(fields ? { fields } : {})}>
          {submit}
        </Act>
        <ButtonLink href={back} kind="secondary">
          {says.no}
        </ButtonLink>
      </Buttons>
    </>,
    refusal ? { status: 409 } : {},
  )
}

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
