import { Hono } from 'hono'
import { z } from 'zod'
import { allow, may } from '#account/allow.ts'
import { addHoliday, type HolidayKind, holidayKinds, openOnJointLeave, removeHoliday } from '#mall/holiday.ts'
import { type HolidayRow, holidaysBetween, holidayYears, mallDetail } from '#mall/read-mall.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { Button, ButtonLink, Form } from '#ui/button.tsx'
import { DateField, Radios } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { EmptyState, Notice, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { holdEveryQueue } from '#visit/hold-queues.ts'
import { save, seenIn } from '../change.ts'
import { confirmPage } from '../confirm.tsx'
import { isDay } from '../day-typed.ts'
import { fieldNames } from '../field-words.ts'
import { EditForm, Pair, pairSentences, Seen } from '../fields.tsx'
import { adminPage, Bar, todayOf } from '../frame.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

export function holidayRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', (c) => showHolidays(c, blankForm()))
  routes.get('/new', (c) => showAdd(c, blankForm({ kind: 'national' })))
  routes.post('/', add)
  routes.post('/joint-leave', setJointLeave)
  routes.get('/:day/:kind/remove', (c) => showRemove(c, blankForm()))
  routes.post('/:day/:kind/remove', remove)
  return routes
}

async function showHolidays(c: Ask, form: FormState): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language]
  const thisYear = Number(todayOf(c).slice(0, 4))
  const asked = Number(c.req.query('year') ?? thisYear)
  const year = Number.isInteger(asked) && asked > 1900 && asked < 3000 ? asked : thisYear
  const { holidays, years, mall } = await c.var.inMall(async (tx) => ({
    holidays: await holidaysBetween(tx, `${year}-01-01`, `${year}-12-31`),
    years: await holidayYears(tx),
    mall: await mallDetail(tx),
  }))
  const mayEdit = may(actor, 'mall.edit')
  const shown = [...new Set([...years, thisYear, thisYear + 1])].sort()
  return adminPage(
    c,
    { title: says.title, section: 'holidays', form },
    <>
      <Bar>
        <p>{says.intro}</p>
        {mayEdit && <ButtonLink href="/admin/holidays/new">{says.add}</ButtonLink>}
      </Bar>
      <nav class="years" aria-label={says.year}>
        {shown.map((one) => (
          <a href={`/admin/holidays?year=${one}`} aria-current={one === year ? 'page' : undefined}>
            {one}
          </a>
        ))}
      </nav>
      {holidays.length === 0 ? (
        <EmptyState title={says.emptyTitle(String(year))}>{says.emptyBody}</EmptyState>
      ) : (
        <Table
          caption={says.caption(String(year), holidays.length)}
          columns={columnsFor(c, mayEdit)}
          rows={holidays}
          language={language}
        />
      )}
      <JointLeave c={c} opens={mall.opensOnJointLeave} mayEdit={mayEdit} />
    </>,
  )
}

function columnsFor(c: Ask, mayEdit: boolean): Column<HolidayRow>[] {
  const { language, formats } = c.var
  const { columns, remove: says } = words[language]
  const acts: Column<HolidayRow> = {
    heading: columns.acts,
    isAct: true,
    cell: ({ heldOn, kind, name }) =>
      heldOn >= todayOf(c) && (
        <a href={`/admin/holidays/${heldOn}/${kind}/remove`}>
          {says.act}
          <span class="unseen"> {name[language]}</span>
        </a>
      ),
  }
  return [
    { heading: columns.day, cell: ({ heldOn }) => formats.date(heldOn) },
    { heading: columns.name, cell: ({ name }) => name[language] },
    {
      heading: columns.kind,
      cell: ({ kind }) => (
        <Tag tone={kind === 'joint_leave' ? 'attention' : 'plain'}>{fieldNames[language].values[kind]}</Tag>
      ),
    },
    { heading: columns.basis, cell: ({ basis }) => basis },
    ...(mayEdit ? [acts] : []),
  ]
}

function JointLeave({ c, opens, mayEdit }: { c: Ask; opens: boolean; mayEdit: boolean }) {
  const says = words[c.var.language].jointLeave
  return (
    <section aria-labelledby="cuti">
      <h2 id="cuti">{says.title}</h2>
      <Notice>
        <p>
          <strong>{opens ? says.opens : says.closes}</strong> {says.help}
        </p>
      </Notice>
      {mayEdit && (
        <Form action="/admin/holidays/joint-leave" id="form">
          <Seen of={{ opensOnJointLeave: opens }} />
          <input type="hidden" name="opens" value={opens ? 'no' : 'yes'} />
          <Button kind="secondary">{opens ? says.close : says.open}</Button>
        </Form>
      )}
    </section>
  )
}

async function setJointLeave(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  const show = (form: FormState) => showHolidays(c, form)
  const { opens } = await parseForm(
    c,
    z.object({ opens: fields.choice(['yes', 'no']) }),
    { opens: common[c.var.language].chooseOne },
    show,
  )
  const edit = { seen: await seenIn(c), opens: opens === 'yes' }
  await save(c, { show, subject: `mall:${c.var.mall.id}` }, (tx) =>
    openOnJointLeave(tx, edit, actor, todayOf(c), now, holdEveryQueue),
  )
  return seeOther(c, '/admin/holidays?done=1')
}

async function showAdd(c: Ask, form: FormState): Promise<Response> {
  const { language, actor } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const question = { form, language }
  const kinds = holidayKinds.map((value) => ({ value, text: fieldNames[language].values[value] }))
  return adminPage(
    c,
    { title: says.add, section: 'holidays', form, back: { href: '/admin/holidays', text: says.title } },
    <EditForm action="/admin/holidays" language={language} cancel="/admin/holidays" submit={says.add}>
      <DateField {...question} name="heldOn" label={says.fields.day} />
      <Radios {...question} name="kind" label={says.fields.kind} options={kinds} />
      <Pair {...question} name="name" label={says.fields.name} />
      <Field {...question} name="basis" label={says.fields.basis} hint={says.fields.basisHint} />
    </EditForm>,
  )
}

const added = z.object({
  heldOn: fields.day(),
  kind: fields.choice(holidayKinds),
  nameId: fields.text(120),
  nameEn: fields.text(120),
  basis: fields.text(200),
})

async function add(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const show = (form: FormState) => showAdd(c, form)
  const says = common[language]
  const names = pairSentences(c)
  const sentences = {
    heldOn: says.dayWrong,
    kind: says.chooseOne,
    ...names,
    basis: { missing: words[language].fields.basisMissing, long: says.textLong },
  }
  const { heldOn, kind, nameId, nameEn, basis } = await parseForm(c, added, sentences, show)
  const holiday = { heldOn, kind, name: { id: nameId, en: nameEn }, basis }
  await save(c, { show, fields: { 'holiday.exists': 'heldOn' } }, (tx) =>
    addHoliday(tx, holiday, actor, todayOf(c), now, holdEveryQueue),
  )
  return seeOther(c, `/admin/holidays?year=${heldOn.slice(0, 4)}&done=1`)
}

function holidayIn(c: Ask): { day: string; kind: HolidayKind } {
  const [day, kind] = [c.req.param('day') ?? '', c.req.param('kind') as HolidayKind]
  if (!isDay(day) || !holidayKinds.includes(kind)) throw new NotFound()
  return { day, kind }
}

async function showRemove(c: Ask, form: FormState): Promise<Response> {
  const { language, formats } = c.var
  allow(c.var.actor, 'mall.edit')
  const { day, kind } = holidayIn(c)
  const says = words[language].remove
  const holiday = (await c.var.inMall((tx) => holidaysBetween(tx, day, day))).find((one) => one.kind === kind)
  if (!holiday) throw new NotFound()
  const back = { href: `/admin/holidays?year=${day.slice(0, 4)}`, text: words[language].title }
  const children = <p>{says.body(holiday.name[language])}</p>
  return confirmPage(c, {
    title: says.title(formats.date(day)),
    section: 'holidays',
    form,
    action: `/admin/holidays/${day}/${kind}/remove`,
    yes: says.yes,
    back,
    children,
  })
}

async function remove(c: Ask): Promise<Response> {
  const { day, kind } = holidayIn(c)
  await save(c, { show: (form) => showRemove(c, form) }, (tx) =>
    removeHoliday(tx, day, kind, c.var.actor, todayOf(c), c.var.now, holdEveryQueue),
  )
  return seeOther(c, `/admin/holidays?year=${day.slice(0, 4)}&done=1`)
}
