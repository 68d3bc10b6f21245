import { allow } from '#account/allow.ts'
import { type OpeningRow, openingDetail, openingForms } from '#mall/read-mall.ts'
import { holds } from '#platform/dated.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Checkboxes, DateField } from '#ui/choices.tsx'
import { Field, typedIn } from '#ui/field.tsx'
import { CodeField, EditForm } from '../fields.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { EnterSaves, fieldOf, Rows } from '../rows.tsx'
import { words as common } from '../words.ts'
import { valuesOf, week } from './opening-form.ts'
import { spokenCode } from './spoken-code.ts'
import { words } from './words.ts'

export async function showAdd(c: Ask, shown?: FormState): Promise<Response> {
  const { language, actor } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const usual = usualOf(await c.var.inMall(openingForms), todayOf(c))
  const form = shown ?? blankForm(usual ? startingFrom(usual) : { rank: '1' })
  return adminPage(
    c,
    { title: says.add, section: 'hours', form, back: { href: '/admin/hours', text: says.title } },
    <EditForm action="/admin/hours/new" language={language} cancel="/admin/hours" submit={says.add}>
      <EnterSaves language={language} />
      {usual && <p>{says.startsFrom(spokenCode(usual.code))}</p>}
      <CodeField form={form} language={language} hint={says.fields.codeHint} />
      <Fields c={c} form={form} action="/admin/hours/new" />
    </EditForm>,
  )
}

/** The ordinary week of today: of the forms that hold, the one that gives way to all others. */
function usualOf(forms: readonly OpeningRow[], today: string): OpeningRow | undefined {
  return forms.filter((form) => holds(form, today)).toSorted((a, b) => a.rank - b.rank)[0]
}

/** Another week differs from the ordinary one in some hours; its groups of breaks are those of the counters. */
function startingFrom(usual: OpeningRow): FormState['values'] {
  return valuesOf({ ...usual, validFrom: '', validUntil: null, rank: usual.rank + 1, isAssumed: false })
}

export async function showEdit(c: Ask, code: string, shown?: FormState): Promise<Response> {
  const { language, actor } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const subject = `opening:${code}`
  const { opening, entries } = await c.var.inMall(async (tx) => ({
    opening: await openingDetail(tx, code),
    entries: await namedHistory(tx, { subject }, 8),
  }))
  const form = shown ?? blankForm(valuesOf(opening))
  const at = `/admin/hours/form/${code}`
  return adminPage(
    c,
    { title: says.edit(spokenCode(code)), section: 'hours', form, back: { href: '/admin/hours', text: says.title } },
    <>
      <EditForm action={at} seen={opening} language={language} cancel="/admin/hours">
        <EnterSaves language={language} />
        <Fields c={c} form={form} action={at} />
      </EditForm>
      <ButtonLink kind="stop" href={`${at}/remove`}>
        {says.remove.act}
      </ButtonLink>
      <HistoryFoot c={c} entries={entries} subject={subject} />
    </>,
  )
}

function Fields({ c, form, action }: { c: Ask; form: FormState; action: string }) {
  const { language } = c.var
  const says = words[language].fields
  const question = { form, language }
  const days = common[language].weekdays
  return (
    <>
      <DateField {...question} name="validFrom" label={says.validFrom} />
      <DateField {...question} name="validUntil" label={says.validUntil} hint={says.untilHint} />
      <Field {...question} name="rank" label={says.rank} hint={says.rankHint} inputMode="numeric" width="w4" />
      <Checkboxes
        {...question}
        name="isAssumed"
        label={says.assumed}
        options={[{ value: 'yes', text: says.assumedText }]}
      />
      <h2>{says.days}</h2>
      <p class="hint">{says.daysHint}</p>
      <WeekTimes
        c={c}
        form={form}
        days={days}
        caption={says.days}
        from={(day) => `${day}-open`}
        until={(day) => `${day}-close`}
        headings={[says.open, says.close]}
      />
      <h2>{says.breaks}</h2>
      <p class="hint">{says.breaksHint}</p>
      <Rows
        form={form}
        list="group"
        action={action}
        title={says.group}
        add={says.addGroup}
        empty={says.noGroups}
        language={language}
        row={(i) => (
          <>
            <Field
              {...question}
              name={fieldOf('group', i, 'name')}
              label={says.groupName}
              hint={says.groupHint}
              width="w10"
              isCode
            />
            <WeekTimes
              c={c}
              form={form}
              days={days}
              caption={says.group(i + 1)}
              from={(day) => fieldOf('group', i, `${day}_from`)}
              until={(day) => fieldOf('group', i, `${day}_until`)}
              headings={[says.from, says.until]}
            />
          </>
        )}
      />
    </>
  )
}

type WeekTimesProps = {
  c: Ask
  form: FormState
  caption: string
  days: Readonly<Record<(typeof week)[number], string>>
  from: (day: string) => string
  until: (day: string) => string
  headings: readonly [string, string]
}

/** Seven days, two times each: a table of inputs, each named by its day and column. */
function WeekTimes({ c, form, caption, days, from, until, headings }: WeekTimesProps) {
  return (
    <div class="table week-times">
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words[c.var.language].columns.day}</th>
            <th scope="col">{headings[0]}</th>
            <th scope="col">{headings[1]}</th>
          </tr>
        </thead>
        <tbody>
          {week.map((day) => (
            <tr>
              <th scope="row">{days[day]}</th>
              <td>
                <TimeInput form={form} name={from(day)} label={`${days[day]}, ${headings[0]}`} />
              </td>
              <td>
                <TimeInput form={form} name={until(day)} label={`${days[day]}, ${headings[1]}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TimeInput({ form, name, label }: { form: FormState; name: string; label: string }) {
  const error = form.errors[name]
  return (
    <span class={error ? 'wrong' : undefined}>
      <input
        class="input w4"
        id={name}
        name={name}
        value={typedIn(form, name).replace(':', '.')}
        inputmode="decimal"
        autocomplete="off"
        aria-label={label}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error && (
        <span class="error small" id={`${name}-error`}>
          {error}
        </span>
      )}
    </span>
  )
}
