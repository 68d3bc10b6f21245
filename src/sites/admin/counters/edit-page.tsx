import { allow, reachOf } from '#account/allow.ts'
import type { CounterFields } from '#counter/counter.ts'
import { counterDetail } from '#counter/read-counter.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { zoneOptions } from '../agencies/edit-page.tsx'
import { agencyOptions } from '../agency-filter.tsx'
import { EditForm, Pair, pairValues } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { spokenCode } from '../hours/spoken-code.ts'
import { EnterSaves, fieldOf, Rows, rowValues } from '../rows.tsx'
import { words } from './words.ts'

/** The queues in the form are the agency's, so the agency is asked first. */
export async function chooseAgency(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const asked = c.req.query('agency')
  if (asked) return seeOther(c, `/admin/counters/new/${Number(asked) || 0}`)
  const reach = reachOf(actor, 'agency.edit')
  if (reach === undefined) allow(actor, 'agency.edit')
  if (typeof reach === 'number') return seeOther(c, `/admin/counters/new/${reach}`)
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  return adminPage(
    c,
    { title: says.add, section: 'counters', back: { href: '/admin/counters', text: says.title } },
    <form action="/admin/counters/new" method="get">
      <Select
        form={blankForm()}
        name="agency"
        label={says.chooseAgency}
        options={agencyOptions(c, directory)}
        language={language}
      />
      <Button>{says.next}</Button>
    </form>,
  )
}

export async function showAdd(c: Ask, agencyId: number, typed?: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  allow(actor, 'agency.edit', { agency: agencyId })
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  const agency = directory.agencies.get(agencyId)
  if (!agency) throw new NotFound()
  const zone = directory.zones.get(agency.zoneId)?.code ?? ''
  const form = typed ?? blankForm({ zone, ...rowValues('queue', [{ queue: '', over: '' }]) })
  const action = `/admin/counters/new/${agencyId}`
  return adminPage(
    c,
    {
      title: says.add,
      section: 'counters',
      form,
      back: { href: '/admin/counters', text: says.title },
      over: agency.shortName,
    },
    <EditForm action={action} language={language} cancel="/admin/counters" submit={says.add}>
      <EnterSaves language={language} />
      <Fields c={c} form={form} directory={directory} agencyId={agencyId} action={action} />
    </EditForm>,
  )
}

export async function showEdit(c: Ask, id: number, typed?: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const { counter, directory } = await c.var.inMall(async (tx) => ({
    counter: await counterDetail(tx, id),
    directory: await directoryOf(tx, now),
  }))
  allow(actor, 'agency.edit', { agency: counter.agencyId })
  const form = typed ?? blankForm(valuesOf(counter.fields))
  const name = counter.fields.name[language]
  const at = `/admin/counters/${id}`
  return adminPage(
    c,
    { title: says.editTitle(name), section: 'counters', form, back: { href: at, text: name } },
    <EditForm action={`${at}/edit`} seen={counter.fields} language={language} cancel={at}>
      <EnterSaves language={language} />
      <Fields c={c} form={form} directory={directory} agencyId={counter.agencyId} action={`${at}/edit`} />
    </EditForm>,
  )
}

function valuesOf({ sign, name, zone, breakGroup, profile }: CounterFields): FormState['values'] {
  const rows = profile.map(({ queue, whenWaitingOver }) => ({
    queue,
    over: whenWaitingOver === null ? '' : String(whenWaitingOver),
  }))
  return { sign, ...pairValues('name', name), zone, breakGroup: breakGroup ?? '', ...rowValues('queue', rows) }
}

/** No break, or one of the groups for which the opening hours know one. */
export function breakOptions(c: Ask, { calendar }: Directory): { value: string; text: string }[] {
  const groups = [...new Set(calendar.forms.flatMap(({ breaks }) => Object.keys(breaks)))].sort()
  return [
    { value: '', text: words[c.var.language].fields.none },
    ...groups.map((value) => ({ value, text: spokenCode(value) })),
  ]
}

type FieldsProps = { c: Ask; form: FormState; directory: Directory; agencyId: number; action: string }

function Fields({ c, form, directory, agencyId, action }: FieldsProps) {
  const { language } = c.var
  const says = words[language].fields
  const question = { form, language }
  const queues = [...directory.queues.values()].filter((queue) => queue.agencyId === agencyId)
  const queueOptions = queues.map(({ code, letter, name }) => ({ value: code, text: `${letter} ${name[language]}` }))
  return (
    <>
      <Field {...question} name="sign" label={says.sign} hint={says.signHint} width="w4" isCode />
      <Pair {...question} name="name" label={says.name} hint={says.nameHint} />
      <Select {...question} name="zone" label={says.zone} options={zoneOptions(c, directory)} />
      <Select
        {...question}
        name="breakGroup"
        label={says.breakGroup}
        hint={says.breakHint}
        options={breakOptions(c, directory)}
      />
      <h2>{says.profile}</h2>
      <p class="hint">{says.profileHint}</p>
      <Rows
        form={form}
        list="queue"
        action={action}
        title={says.row}
        add={says.addRow}
        empty={says.empty}
        language={language}
        row={(i) => (
          <>
            <Select {...question} name={fieldOf('queue', i, 'queue')} label={says.queue} options={queueOptions} />
            {(i > 0 || form.values[fieldOf('queue', i, 'over')]) && (
              <Field
                {...question}
                name={fieldOf('queue', i, 'over')}
                label={says.over}
                hint={says.overHint}
                suffix={says.minutes}
                inputMode="numeric"
                width="w4"
              />
            )}
          </>
        )}
      />
    </>
  )
}
