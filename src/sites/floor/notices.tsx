import type { Hono } from 'hono'
import { z } from 'zod'
import { reachOf } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { agenciesByName } from '#directory/find-services.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState, fields, noFields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { Act, Button, Buttons, Form } from '#ui/button.tsx'
import { Checkboxes, Radios } from '#ui/choices.tsx'
import { ErrorSummary, hasErrors } from '#ui/error-summary.tsx'
import { TextArea, typedIn } from '#ui/field.tsx'
import { Table } from '#ui/table.tsx'
import { names } from '#visit/names.ts'
import { audiences, endNotice, type Notice, noticesNow, tellHall } from '#visit/notice.ts'
import { post } from './act.ts'
import { floorFrame } from './floor-page.tsx'
import { sayWhom } from './told-view.tsx'
import { words } from './words.ts'

const lengths = [15, 30, 60, 120, 240] as const
const notice = z.object({
  to: z.string().regex(/^(mall:0|(zone|agency):\d+)$/, 'missing'),
  id: fields.text(300),
  en: fields.text(300),
  audiences: fields.many(z.enum(audiences)).refine((of) => of.length > 0, 'missing'),
  minutes: fields.whole(1, 480),
})

/** Words for the hall that are not an incident, for a while: to whom, where they are read, how long. */
export function notices(routes: Hono<Env>): void {
  routes.get('/notices/new', (c) => {
    const { to, id, en } = c.req.query()
    return show(c, blankForm({ minutes: '30', audiences: 'hall', to: to ?? firstPlace(c), id: id ?? '', en: en ?? '' }))
  })
  routes.post('/notices', async (c) => {
    const says = words[c.var.language]
    const { messageMissing, choose } = says
    const { minutes, to, audiences, ...message } = await parseForm(
      c,
      notice,
      {
        to: choose(says.toWhom),
        id: messageMissing(says.messageId),
        en: messageMissing(says.messageEn),
        audiences: choose(says.readWhere),
        minutes: choose(says.howLong),
      },
      (form) => show(c, form),
    )
    const command = { id: await commandOf(c) }
    const telling = { message, audiences, ...whomOf(to), until: new Date(c.var.now.getTime() + minutes * 60_000) }
    await c.var.inMall((tx) => tellHall(tx, telling, c.var.actor, c.var.now, command))
    return seeOther(c, '/floor')
  })
  routes.post('/notices/:notice/end', (c, next) =>
    post(noFields, (tx, { by, now }) => endNotice(tx, idIn(c, 'notice'), by, now))(c, next),
  )
}

function whomOf(to: string) {
  const [kind, id] = to.split(':')
  return { zoneId: kind === 'zone' ? Number(id) : null, agencyId: kind === 'agency' ? Number(id) : null }
}

/** A coordinator speaks to the people of the own agency. */
function firstPlace(c: Ask): string {
  const reach = reachOf(c.var.actor, 'floor.act')
  return typeof reach === 'number' ? `agency:${reach}` : 'mall:0'
}

type Place = { readonly value: string; readonly text: string }

function placesToTell(c: Ask, directory: Directory): { label: string; places: Place[] }[] {
  const { language } = c.var
  const reach = reachOf(c.var.actor, 'floor.act')
  const agencies = agenciesByName(directory)
    .filter((agency) => reach === 'all' || agency.id === reach)
    .map((agency) => ({ value: `agency:${agency.id}`, text: agency.name[language] }))
  const zones = [...directory.zones.values()].map((zone) => ({
    value: `zone:${zone.id}`,
    text: `${zone.hallName[language]}, ${zone.name[language]}`,
  }))
  const says = words[language]
  const ofMall = [
    { label: says.mall, places: [{ value: 'mall:0', text: names[language].wholeMall }] },
    { label: says.zones, places: zones },
  ]
  return [...(reach === 'all' ? ofMall : []), { label: says.agencies, places: agencies }]
}

async function show(c: Ask, form: FormState): Promise<Response> {
  const { language, formats, now } = c.var
  const says = words[language]
  const { directory, told } = await c.var.inMall(async (tx) => ({
    directory: await directoryOf(tx, now),
    told: await noticesNow(tx, now),
  }))
  const reach = reachOf(c.var.actor, 'floor.act')
  const mine = told.filter((one) => reach === 'all' || one.agencyId === reach)
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
        <div class="field">
          <label class="label" for="to">
            {says.toWhom}
          </label>
          <select class="input" id="to" name="to">
            {placesToTell(c, directory).map(({ label, places }) => (
              <optgroup label={label}>
                {places.map(({ value, text }) => (
                  <option value={value} selected={value === typedIn(form, 'to')}>
                    {text}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <TextArea form={form} name="id" label={says.messageId} rows={2} language={language} />
        <TextArea form={form} name="en" label={says.messageEn} rows={2} language={language} />
        <Checkboxes
          form={form}
          name="audiences"
          label={says.readWhere}
          language={language}
          options={audiences.map((value) => ({ value, text: says.audience[value], hint: says.audienceHint[value] }))}
        />
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
      {mine.length > 0 && <Told told={mine} directory={directory} c={c} />}
    </>,
    { hasErrors: hasErrors(form) },
  )
}

function Told({ told, directory, c }: { told: readonly Notice[]; directory: Directory; c: Ask }) {
  const { language, formats } = c.var
  const says = words[language]
  return (
    <Table
      caption={says.told}
      language={language}
      rows={told}
      columns={[
        { heading: says.message, cell: (one) => one.message[language] },
        { heading: says.toWhom, cell: (one) => sayWhom(one, directory, language) },
        { heading: says.readWhere, cell: (one) => formats.list(one.audiences.map((to) => says.audience[to])) },
        { heading: says.until, cell: (one) => formats.time(one.shownUntil), isFigure: true },
        {
          heading: says.act,
          isAct: true,
          cell: (one) => (
            <Act action={`/floor/notices/${one.id}/end`} kind="quiet">
              {says.endNotice}
            </Act>
          ),
        },
      ]}
    />
  )
}
