import type { Hono } from 'hono'
import { z } from 'zod'
import { may } from '#account/allow.ts'
import { codeOf, extendDay, shortenDay } from '#counter/extend-day.ts'
import { haveClosedToday } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { clockTime } from '#directory/say.ts'
import { dayAt, minuteAt, minutesOf, timeOf } from '#mall/day.ts'
import { formOn, openingOn } from '#mall/opening.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, noFields } from '#platform/web/forms.ts'
import { Act, Button, Buttons, Form } from '#ui/button.tsx'
import { Radios } from '#ui/choices.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { post } from './act.ts'
import { dayWords } from './day-words.ts'
import { floorFrame, Refusal } from './floor-page.tsx'
import { words } from './words.ts'

const longer = z.object({ until: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) })
const steps = [30, 60, 90, 120] as const
const latest = 22 * 60

/** Today only: the doors close later, and whoever is planned until the end stays until the new one. */
export function hours(routes: Hono<Env>): void {
  routes.get('/hours', (c) => show(c))
  routes.post(
    '/hours',
    post(
      longer,
      (tx, { form, by, now, command }, c) => extendDay(tx, form.until, by, today(c), now, holdEveryQueue, command),
      show,
    ),
  )
  routes.post(
    '/hours/usual',
    post(noFields, (tx, { by, now, command }, c) => shortenDay(tx, by, today(c), now, holdEveryQueue, command), show),
  )
}

function today({ var: { mall, now } }: Ask): string {
  return dayAt(now, mall.timeZone)
}

async function show(c: Ask, refusal?: string): Promise<Response> {
  const { language, formats, mall, now, actor } = c.var
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const { calendar } = directory
  const isEnded = haveClosedToday(directory, directory.sites.keys(), now)
  const day = today(c)
  const close = openingOn(calendar, day).hours?.close
  const isLonger = formOn(calendar, day)?.code === codeOf(day)
  const choices = close ? later(close, minuteAt(now, mall.timeZone)) : []
  return floorFrame(
    c,
    says.hoursTitle(formats.date(day)),
    <>
      <a class="back" href="/floor">
        {says.back}
      </a>
      <Refusal sentence={refusal} />
      <h1>{says.hoursTitle(formats.date(day))}</h1>
      <p>{close ? says.closesAt(clockTime(close, { language })) : says.closedToday}</p>
      {isEnded ? (
        <EmptyState title={says.cannotExtend}>
          {dayWords[language].noHours} <a href="/floor/day">{dayWords[language].reopen}</a>
        </EmptyState>
      ) : choices.length > 0 && may(actor, 'mall.edit') ? (
        <Form action="/floor/hours">
          <Radios
            form={blankForm({ until: choices[0] })}
            name="until"
            label={says.closeLater}
            hint={says.closeLaterHelp}
            language={language}
            options={choices.map((value) => ({ value, text: clockTime(value, { language }) }))}
          />
          <Buttons>
            <Button>{says.extend}</Button>
          </Buttons>
        </Form>
      ) : (
        <EmptyState title={says.cannotExtend}>{says.cannotExtendHelp}</EmptyState>
      )}
      {isLonger && (
        <Act action="/floor/hours/usual" kind="secondary">
          {says.closeAsUsual}
        </Act>
      )}
    </>,
    refusal ? { status: 409 } : {},
  )
}

/** On the half hours after closing that are still to come. */
function later(close: string, minute: number): string[] {
  const from = Math.max(minutesOf(close), Math.ceil(minute / 30) * 30)
  return steps
    .map((step) => from + step)
    .filter((until) => until <= latest)
    .map(timeOf)
}
