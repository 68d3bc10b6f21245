import type { Hono } from 'hono'
import { z } from 'zod'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { Act, Button, Buttons, Form } from '#ui/button.tsx'
import { Radios } from '#ui/choices.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { TextArea } from '#ui/field.tsx'
import { Table } from '#ui/table.tsx'
import { endNotice, noticesNow, tellHall } from '#visit/incident.ts'
import { noForm, post } from './act.ts'
import { floorFrame } from './floor-page.tsx'
import { words } from './words.ts'

const lengths = [15, 30, 60, 120, 240] as const
const notice = z.object({ id: fields.text(300), en: fields.text(300), minutes: fields.whole(1, 480) })

/** Words for the whole hall that are not an incident, for a while. */
export function notices(routes: Hono<Env>): void {
  routes.get('/notices/new', (c) => show(c, blankForm({ minutes: '30' })))
  routes.post('/notices', async (c) => {
    const { messageMissing, choose } = words[c.var.language]
    const { minutes, ...message } = await parseForm(
      c,
      notice,
      { id: messageMissing, en: messageMissing, minutes: choose },
      (form) => show(c, form),
    )
    const command = { id: await commandOf(c) }
    const until = new Date(c.var.now.getTime() + minutes * 60_000)
    await c.var.inMall((tx) => tellHall(tx, message, until, c.var.actor, c.var.now, command))
    return seeOther(c, '/floor')
  })
  routes.post('/notices/:notice/end', (c, next) =>
    post(noForm, (tx, { by, now }) => endNotice(tx, Number(c.req.param('notice')), by, now))(c, next),
  )
}

async function show(c: Ask, form: FormState): Promise<Response> {
  const { language, formats, now } = c.var
  const says = words[language]
  const told = await c.var.inMall((tx) => noticesNow(tx, now))
  return floorFrame(
    c,
    says.tellHall,
    <>
      <a class="back" href="/floor">
        {says.back}
      </a>
      <ErrorSummary form={form} language={language} />
      <h1>{says.noticeTitle}</h1>
      <p>{says.noticeHelp}</p>
      <Form action="/floor/notices">
        <TextArea form={form} name="id" label={says.messageId} rows={2} language={language} />
        <TextArea form={form} name="en" label={says.messageEn} rows={2} language={language} />
        <Radios
          form={form}
          name="minutes"
          label={says.howLong}
          language={language}
          options={lengths.map((length) => ({ value: String(length), text: formats.minutes(length) }))}
        />
        <Buttons>
          <Button>{says.tell}</Button>
        </Buttons>
      </Form>
      {told.length > 0 && (
        <Table
          caption={says.told}
          language={language}
          rows={told}
          columns={[
            { heading: says.message, cell: (one) => one.message[language] },
            { heading: says.until, cell: (one) => formats.time(one.shownUntil), isFigure: true },
            {
              heading: says.act,
              cell: (one) => (
                <Act action={`/floor/notices/${one.id}/end`} kind="quiet">
                  {says.endNotice}
                </Act>
              ),
            },
          ]}
        />
      )}
    </>,
    { hasErrors: hasErrors(form) },
  )
}
