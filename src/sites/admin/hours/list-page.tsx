import { may } from '#account/allow.ts'
import { type Gap, gapsOf } from '#counter/break-cover.ts'
import { breakCover } from '#counter/read-counter.ts'
import { clockTime } from '#directory/say.ts'
import { type OpeningRow, openingForms } from '#mall/read-mall.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState, Notice, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage, Bar, todayOf } from '../frame.tsx'
import { words as common } from '../words.ts'
import { week } from './opening-form.ts'
import { spokenCode } from './spoken-code.ts'
import { words } from './words.ts'

export async function showHours(c: Ask): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language]
  const { forms, cover } = await c.var.inMall(async (tx) => ({
    forms: await openingForms(tx),
    cover: await breakCover(tx),
  }))
  const today = todayOf(c)
  const gaps = gapsOf(cover.forms, cover.queues, today)
  const mayEdit = may(actor, 'mall.edit')
  return adminPage(
    c,
    { title: says.title, section: 'hours' },
    <>
      <Bar>
        <p>{says.intro}</p>
        {mayEdit && <ButtonLink href="/admin/hours/new">{says.add}</ButtonLink>}
      </Bar>
      {forms.length === 0 && <EmptyState title={says.emptyTitle}>{says.emptyBody}</EmptyState>}
      {forms.length > 0 && <GapNotice c={c} gaps={gaps} />}
      {forms.map((form) => (
        <FormOfWeek c={c} form={form} isHolding={form === holdingOn(forms, today)} mayEdit={mayEdit} />
      ))}
    </>,
  )
}

/** Of the forms whose dates hold, the highest rank. */
export function holdingOn(forms: readonly OpeningRow[], day: string): OpeningRow | undefined {
  return forms
    .filter(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || validUntil >= day))
    .sort((a, b) => b.rank - a.rank)[0]
}

export function GapNotice({ c, gaps }: { c: Ask; gaps: readonly Gap[] }) {
  const { language } = c.var
  const says = words[language]
  if (gaps.length === 0) return <Notice tone="good">{says.openAll}</Notice>
  const names: Readonly<Record<string, string>> = common[language].weekdays
  const time = (text: string) => clockTime(text, c.var)
  return (
    <Notice tone="bad" title={says.gaps}>
      <ul>
        {gaps.map(({ queue, form, day, from, until }) => (
          <li>
            {says.gap(queue, names[day] ?? day, time(from), time(until))} ({spokenCode(form)})
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function FormOfWeek({
  c,
  form,
  isHolding,
  mayEdit,
}: {
  c: Ask
  form: OpeningRow
  isHolding: boolean
  mayEdit: boolean
}) {
  const { language, formats } = c.var
  const says = words[language]
  const time = (text: string) => clockTime(text, c.var)
  const groups = Object.keys(form.breaks)
  const name = spokenCode(form.code)
  const columns: Column<(typeof week)[number]>[] = [
    { heading: says.columns.day, cell: (day) => common[language].weekdays[day] },
    {
      heading: says.columns.hours,
      cell: (day) => {
        const hours = form.days[day]
        return hours ? says.fromTo(time(hours.open), time(hours.close)) : says.closed
      },
    },
    ...groups.map((group) => ({
      heading: says.columns.break(spokenCode(group).toLowerCase()),
      cell: (day: (typeof week)[number]) => {
        const pause = form.breaks[group]?.[day]
        return pause ? says.fromTo(time(pause[0]), time(pause[1])) : says.noBreak
      },
    })),
  ]
  const span = form.validUntil
    ? says.span(formats.day(form.validFrom), formats.day(form.validUntil))
    : says.since(formats.day(form.validFrom))
  return (
    <section aria-labelledby={`form-${form.code}`}>
      <Bar>
        <h2 id={`form-${form.code}`}>
          {name} {isHolding && <Tag tone="good">{says.holdsToday}</Tag>}{' '}
          {form.isAssumed && <Tag tone="attention">{says.assumed}</Tag>}
          {form.validUntil && form.validUntil < todayOf(c) && <Tag>{says.over}</Tag>}
        </h2>
        {mayEdit && (
          <ButtonLink kind="secondary" href={`/admin/hours/form/${form.code}`}>
            {common[language].edit}
            <span class="unseen"> {name}</span>
          </ButtonLink>
        )}
      </Bar>
      <p class="quiet">
        {span}, {says.rank(form.rank)}
      </p>
      <Table caption={says.caption(name)} isCaptionUnseen columns={columns} rows={week} language={language} />
    </section>
  )
}
