import { allow, may } from '#account/allow.ts'
import { isShownOn, type Medium } from '#hall/hall.ts'
import { allMedia, mediumOf } from '#hall/read-hall.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { Act, ButtonLink, Buttons } from '#ui/button.tsx'
import { DateField } from '#ui/choices.tsx'
import { FileUpload } from '#ui/file-upload.tsx'
import { EmptyState, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { EditForm, Pair, pairValues } from '../fields.tsx'
import { adminPage, Bar, todayOf } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { words } from './words.ts'

type Listed = Medium & { readonly isPending: boolean }

export async function showMedia(c: Ask): Promise<Response> {
  const { language, actor } = c.var
  const says = words[language]
  const media = await c.var.inMall((tx) => allMedia(tx))
  const mayEdit = may(actor, 'mall.edit')
  return adminPage(
    c,
    { title: says.title, section: 'media', scripts: ['media-admin.client'] },
    <>
      <Bar>
        <p>{says.intro}</p>
        {mayEdit && <ButtonLink href="/admin/media/new">{says.add}</ButtonLink>}
      </Bar>
      {media.length === 0 ? (
        <EmptyState title={says.emptyTitle}>{says.empty}</EmptyState>
      ) : (
        <Table caption={says.list} columns={columnsFor(c, media, mayEdit)} rows={media} language={language} />
      )}
    </>,
  )
}

function columnsFor(c: Ask, media: readonly Listed[], mayEdit: boolean): Column<Listed>[] {
  const { language } = c.var
  const says = words[language]
  const columns: Column<Listed>[] = [
    {
      heading: says.medium,
      cell: (one) => (
        <span class="medium">
          <Preview c={c} medium={one} />
          <span>
            {mayEdit ? <a href={`/admin/media/${one.id}`}>{one.alt[language]}</a> : one.alt[language]}
            <span class="small quiet beneath">{factsOf(c, one)}</span>
            <Unplayable c={c} medium={one} />
          </span>
        </span>
      ),
    },
    { heading: says.shown, cell: (one) => <Shown c={c} medium={one} /> },
  ]
  const order: Column<Listed> = {
    heading: says.order,
    cell: (one) => (
      <>
        {one !== media[0] && <Move id={one.id} to="earlier" text={says.earlier} />}
        {one !== media.at(-1) && <Move id={one.id} to="later" text={says.later1} />}
      </>
    ),
  }
  return mayEdit && media.length > 1 ? [...columns, order] : columns
}

function Move({ id, to, text }: { id: number; to: 'earlier' | 'later'; text: string }) {
  return (
    <Act action={`/admin/media/${id}/places`} fields={{ to }} kind="quiet">
      {text}
    </Act>
  )
}

function Preview({ c, medium: { id, hash, kind, alt, isPending } }: { c: Ask; medium: Listed }) {
  const source = `/screens/media/${id}?v=${hash.slice(0, 12)}`
  const text = alt[c.var.language]
  if (isPending) return null
  if (kind === 'picture') return <img class="preview" src={source} alt="" loading="lazy" />
  return <video class="preview" src={source} preload="metadata" controls muted aria-label={text} />
}

/** Shown by the script, where this browser cannot play the film. */
function Unplayable({ c, medium: { kind } }: { c: Ask; medium: Listed }) {
  if (kind !== 'film') return null
  return (
    <span hidden data-unplayable>
      <span class="beneath">
        <Tag tone="bad">{words[c.var.language].unplayable}</Tag>
      </span>
    </span>
  )
}

function factsOf(c: Ask, { kind, size, width, height }: Medium): string {
  const { language, formats } = c.var
  const says = words[language]
  const pixels = width && height ? `, ${width} × ${height}` : ''
  const megabytes = size / 1024 / 1024
  const weight =
    megabytes < 1
      ? says.smallSize(formats.number(Math.max(1, Math.round(size / 1024))))
      : says.size(formats.number(megabytes, 1))
  return `${says[kind]}${pixels}, ${weight}`
}

function Shown({ c, medium }: { c: Ask; medium: Listed }) {
  const { language, formats } = c.var
  const says = words[language]
  const { shownFrom, shownUntil, isPending } = medium
  const today = todayOf(c)
  const days =
    shownFrom && shownUntil
      ? says.between(formats.shortDay(shownFrom), formats.shortDay(shownUntil))
      : shownFrom
        ? says.from(formats.shortDay(shownFrom))
        : shownUntil
          ? says.until(formats.shortDay(shownUntil))
          : says.always
  const isOver = shownUntil !== null && shownUntil < today
  return (
    <>
      {isPending ? (
        <Tag tone="attention">{says.pending}</Tag>
      ) : isShownOn(medium, today) ? (
        <Tag tone="good">{says.today}</Tag>
      ) : (
        <Tag tone="plain">{isOver ? says.over : says.later}</Tag>
      )}{' '}
      <span class="small quiet">{days}</span>
    </>
  )
}

function Fields({ c, form }: { c: Ask; form: FormState }) {
  const { language } = c.var
  const says = words[language]
  const question = { form, language }
  return (
    <>
      <Pair {...question} name="alt" label={says.alt} hint={says.altHint} />
      <DateField {...question} name="shownFrom" label={says.shownFrom} hint={says.dayHint} />
      <DateField {...question} name="shownUntil" label={says.shownUntil} hint={says.dayHint} />
    </>
  )
}

export async function showNewMedium(c: Ask, form: FormState = blankForm()): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  allow(c.var.actor, 'mall.edit')
  return adminPage(
    c,
    { title: says.add, section: 'media', form, back: { href: '/admin/media', text: says.title } },
    <EditForm action="/admin/media" language={language} cancel="/admin/media" submit={says.add} hasFiles>
      <FileUpload
        form={form}
        name="file"
        label={says.file}
        hint={says.fileHint}
        language={language}
        accept="image/jpeg,image/png,image/webp,video/mp4,video/webm"
      />
      <Fields c={c} form={form} />
    </EditForm>,
  )
}

export async function showMedium(c: Ask, typed?: FormState): Promise<Response> {
  const { language, actor } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const id = idIn(c)
  const { medium, entries } = await c.var.inMall(async (tx) => ({
    medium: (await allMedia(tx)).find((one) => one.id === id) ?? { ...(await mediumOf(tx, id)), isPending: false },
    entries: await namedHistory(tx, { subject: `medium:${id}` }, 8),
  }))
  const { alt, shownFrom, shownUntil } = medium
  const form =
    typed ??
    blankForm({
      ...pairValues('alt', alt),
      ...dayValues('shownFrom', shownFrom),
      ...dayValues('shownUntil', shownUntil),
    })
  return adminPage(
    c,
    {
      title: alt[language],
      section: 'media',
      scripts: ['media-admin.client'],
      form,
      back: { href: '/admin/media', text: says.title },
    },
    <>
      <p class="medium">
        <Preview c={c} medium={medium} /> <span class="quiet">{factsOf(c, medium)}</span>
        <Unplayable c={c} medium={medium} />
      </p>
      <EditForm
        action={`/admin/media/${id}`}
        seen={{ alt, shownFrom, shownUntil }}
        language={language}
        cancel="/admin/media"
      >
        <Fields c={c} form={form} />
      </EditForm>
      <Buttons>
        <ButtonLink kind="stop" href={`/admin/media/${id}/remove`}>
          {says.remove}
        </ButtonLink>
      </Buttons>
      <HistoryFoot c={c} entries={entries} subject={`medium:${id}`} />
    </>,
  )
}

function dayValues(name: string, day: string | null): Record<string, string> {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date }
}
