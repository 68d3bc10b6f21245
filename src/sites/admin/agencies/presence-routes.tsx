import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { changePresence, withdrawAddendum } from '#agency/change-presence.ts'
import { agencyDetail } from '#agency/read-agency.ts'
import { clearOneDay, setOneDay } from '#agency/set-one-day.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { Checkboxes, DateField, Radios } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { holdQueuesOf } from '#visit/hold-queues.ts'
import { save } from '../change.ts'
import { confirmPage } from '../confirm.tsx'
import { isDay } from '../day-typed.ts'
import { EditForm, Pair } from '../fields.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { words as common } from '../words.ts'
import { ruleOn, saysDays, weekOrder } from './days.ts'
import { words } from './words.ts'

/** The days on which an agency comes: by addendum, and single days that differ. */
export function presenceRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/:id{\\d+}/presence', (c) => showPresence(c))
  routes.post('/:id{\\d+}/presence', addAddendum)
  routes.get('/:id{\\d+}/presence/:from/withdraw', (c) => showWithdraw(c, blankForm()))
  routes.post('/:id{\\d+}/presence/:from/withdraw', withdraw)
  routes.get('/:id{\\d+}/days', (c) => showOneDay(c, blankForm({ presence: 'absent' })))
  routes.post('/:id{\\d+}/days', addOneDay)
  routes.get('/:id{\\d+}/days/:day/clear', (c) => showClear(c, blankForm()))
  routes.post('/:id{\\d+}/days/:day/clear', clear)
  return routes
}

async function load(c: Ask) {
  const id = idIn(c)
  allow(c.var.actor, 'agency.edit', { agency: id })
  const agency = await c.var.inMall((tx) => agencyDetail(tx, id, todayOf(c)))
  return { id, agency, back: { href: `/admin/agencies/${id}`, text: agency.fields.shortName } }
}

async function showPresence(c: Ask, typed?: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language].presence
  const { id, agency, back } = await load(c)
  const form = typed ?? blankForm({ days: [...(ruleOn(agency.addenda, todayOf(c))?.days ?? [])] })
  const question = { form, language }
  const names = common[language].weekdays
  return adminPage(
    c,
    { title: says.changeTitle(agency.fields.shortName), section: 'agencies', form, back },
    <EditForm action={`/admin/agencies/${id}/presence`} language={language} cancel={back.href}>
      <p>{says.help}</p>
      <DateField {...question} name="validFrom" label={says.from} hint={says.fromHint} />
      <Checkboxes
        {...question}
        name="days"
        label={says.days}
        hint={says.daysHint}
        options={weekOrder.map((value) => ({ value, text: names[value] }))}
      />
      <Field {...question} name="basis" label={says.basis} hint={says.basisHint} />
    </EditForm>,
  )
}

const addendumSchema = z.object({
  validFrom: fields.day(),
  days: fields.many(z.enum(weekOrder)),
  basis: fields.text(200),
})

async function addAddendum(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const id = idIn(c)
  const show = (form: FormState) => showPresence(c, form)
  const says = words[language].presence
  const addendum = await parseForm(
    c,
    addendumSchema,
    { validFrom: common[language].dayWrong, days: common[language].chooseOne, basis: says.basisMissing },
    show,
  )
  const saving = { show, fields: { 'agency.addendumInThePast': 'validFrom', 'agency.peopleWaitToday': 'days' } }
  const days = weekOrder.filter((day) => addendum.days.includes(day))
  await save(c, saving, (tx) => changePresence(tx, id, { ...addendum, days }, actor, todayOf(c), now, holdQueuesOf))
  return seeOther(c, `/admin/agencies/${id}?done=1`)
}

function dayIn(c: Ask, name: string): string {
  const day = c.req.param(name) ?? ''
  if (!isDay(day)) throw new NotFound()
  return day
}

async function showWithdraw(c: Ask, form: FormState): Promise<Response> {
  const says = words[c.var.language].presence
  const { id, agency, back } = await load(c)
  const from = dayIn(c, 'from')
  const addendum = agency.addenda.find((one) => one.validFrom === from)
  if (!addendum) throw new NotFound()
  const action = `/admin/agencies/${id}/presence/${from}/withdraw`
  return confirmPage(c, {
    title: says.withdrawTitle,
    section: 'agencies',
    form,
    action,
    yes: says.withdrawYes,
    back,
    children: <p>{says.withdrawBody(c.var.formats.day(from), saysDays(c, addendum.days))}</p>,
  })
}

async function withdraw(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  const id = idIn(c)
  const from = dayIn(c, 'from')
  await save(c, { show: (form) => showWithdraw(c, form) }, (tx) =>
    withdrawAddendum(tx, id, from, actor, todayOf(c), now),
  )
  return seeOther(c, `/admin/agencies/${id}?done=1`)
}

async function showOneDay(c: Ask, form: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language].oneDay
  const { id, agency, back } = await load(c)
  const question = { form, language }
  return adminPage(
    c,
    { title: says.addTitle(agency.fields.shortName), section: 'agencies', form, back },
    <EditForm action={`/admin/agencies/${id}/days`} language={language} cancel={back.href}>
      <DateField {...question} name="heldOn" label={says.date} />
      <Radios
        {...question}
        name="presence"
        label={says.presence}
        options={[
          { value: 'absent', text: says.absent },
          { value: 'present', text: says.present },
        ]}
      />
      <Pair {...question} name="reason" label={says.reason} hint={`${says.reasonHint} ${says.help}`} />
    </EditForm>,
  )
}

const oneDaySchema = z.object({
  heldOn: fields.day(),
  presence: fields.choice(['absent', 'present']),
  reasonId: fields.text(200),
  reasonEn: fields.text(200),
})

async function addOneDay(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const id = idIn(c)
  const show = (form: FormState) => showOneDay(c, form)
  const says = words[language].oneDay
  const day = await parseForm(
    c,
    oneDaySchema,
    {
      heldOn: common[language].dayWrong,
      presence: says.choose,
      reasonId: says.reasonMissing.id,
      reasonEn: says.reasonMissing.en,
    },
    show,
  )
  const saving = { show, fields: { 'agency.dayIsOver': 'heldOn' } }
  const reason = { id: day.reasonId, en: day.reasonEn }
  const oneDay = { heldOn: day.heldOn, isPresent: day.presence === 'present', reason }
  await save(c, saving, (tx) => setOneDay(tx, id, oneDay, actor, todayOf(c), now, holdQueuesOf))
  return seeOther(c, `/admin/agencies/${id}?done=1`)
}

async function showClear(c: Ask, form: FormState): Promise<Response> {
  const says = words[c.var.language].oneDay
  const { id, agency, back } = await load(c)
  const day = dayIn(c, 'day')
  if (!agency.oneDays.some((one) => one.heldOn === day)) throw new NotFound()
  const action = `/admin/agencies/${id}/days/${day}/clear`
  const children = <p>{says.clearBody(c.var.formats.date(day))}</p>
  return confirmPage(c, {
    title: says.clearTitle,
    section: 'agencies',
    form,
    action,
    yes: says.clearYes,
    back,
    children,
  })
}

async function clear(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  const id = idIn(c)
  const day = dayIn(c, 'day')
  await save(c, { show: (form) => showClear(c, form) }, (tx) =>
    clearOneDay(tx, id, day, actor, todayOf(c), now, holdQueuesOf),
  )
  return seeOther(c, `/admin/agencies/${id}?done=1`)
}
