import { Hono } from 'hono'
import { z } from 'zod'
import { allow, may } from '#account/allow.ts'
import { defaultSettings, type MallSettings } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { serviceByCode } from '#directory/find-services.ts'
import { editHosts } from '#mall/edit-hosts.ts'
import { editMall } from '#mall/edit-mall.ts'
import { editSettings, type Settings } from '#mall/edit-settings.ts'
import { type MallRow, mallDetail } from '#mall/read-mall.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, Invalid, parseForm } from '#platform/web/forms.ts'
import { isUsableAccent } from '#ui/accent.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Radios } from '#ui/choices.tsx'
import { contrast } from '#ui/colour.ts'
import { Field, TextArea } from '#ui/field.tsx'
import { Notice, SummaryList } from '#ui/parts.tsx'
import { save, saveEverywhere, seenIn, typed } from '../change.ts'
import { EditForm, Pair, pairValues } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { wholeNumber } from '../numbers.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

export function mallRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showMall)
  routes.get('/name', (c) => showName(c))
  routes.post('/name', saveName)
  routes.get('/settings', (c) => showSettings(c))
  routes.post('/settings', saveSettings)
  routes.get('/hosts', (c) => showHosts(c))
  routes.post('/hosts', saveHosts)
  return routes
}

type NumberSetting = Exclude<keyof MallSettings, 'priorityNeedsConfirmation' | 'informationService'>
const numberSettings = Object.keys(defaultSettings).filter(
  (name) => typeof defaultSettings[name as keyof MallSettings] === 'number',
) as NumberSetting[]

function settingsOf(mall: MallRow): MallSettings {
  return { ...defaultSettings, ...mall.settings }
}

async function showMall(c: Ask): Promise<Response> {
  const { language, formats } = c.var
  const says = words[language]
  const subject = `mall:${c.var.mall.id}`
  const { mall, entries } = await c.var.inMall(async (tx) => ({
    mall: await mallDetail(tx),
    entries: await namedHistory(tx, { subject }, 8),
  }))
  const mayEdit = may(c.var.actor, 'mall.edit')
  const settings = settingsOf(mall)
  return adminPage(
    c,
    { title: says.title, section: 'mall' },
    <>
      <p>{says.intro}</p>
      {mayEdit && (
        <div class="buttons">
          <ButtonLink href="/admin/mall/name">{says.editName}</ButtonLink>
          <ButtonLink kind="secondary" href="/admin/mall/settings">
            {says.editSettings}
          </ButtonLink>
          <ButtonLink kind="secondary" href="/admin/mall/hosts">
            {says.editHosts}
          </ButtonLink>
        </div>
      )}
      <SummaryList
        rows={[
          { term: says.fields.name, value: mall.name[language] },
          { term: says.fields.shortName, value: mall.shortName },
          { term: says.fields.region, value: mall.region },
          { term: says.facts.code, value: mall.code },
          { term: says.facts.timeZone, value: mall.timeZone },
          {
            term: says.facts.accent,
            value: mall.accent
              ? `${mall.accent}, ${says.fields.accentNow(formats.number(contrast(mall.accent, '#ffffff'), 1))}`
              : says.facts.usual,
          },
          {
            term: says.facts.hosts,
            value: mall.hosts.length > 0 ? mall.hosts.join(', ') : says.facts.noHosts,
            note: `${says.facts.thisHost} ${hostOf(c)}`,
          },
        ]}
      />
      <section aria-labelledby="aturan">
        <h2 id="aturan">{says.settingsTitle}</h2>
        <SummaryList
          rows={[
            ...numberSettings.map((name) => ({
              term: says.settings[name].label,
              value: `${formats.number(settings[name])} ${says.settings[name].unit}`,
            })),
            {
              term: says.priority.label,
              value: says.priority.ways[settings.priorityNeedsConfirmation ? 'confirmed' : 'claimed'].text,
            },
            { term: says.information.label, value: settings.informationService || says.information.none },
          ]}
        />
      </section>
      <HistoryFoot c={c} entries={entries} subject={subject} />
    </>,
  )
}

function back(c: Ask) {
  return { href: '/admin/mall', text: words[c.var.language].title }
}

async function loadForEditing(c: Ask): Promise<MallRow> {
  allow(c.var.actor, 'mall.edit')
  return c.var.inMall((tx) => mallDetail(tx))
}

async function showName(c: Ask, shown?: FormState): Promise<Response> {
  const { language, formats } = c.var
  const says = words[language]
  const { name, shortName, region, accent } = await loadForEditing(c)
  const form = shown ?? blankForm({ ...pairValues('name', name), shortName, region, accent: accent ?? '' })
  const question = { form, language }
  const ratio = accent && ` ${says.fields.accentNow(formats.number(contrast(accent, '#ffffff'), 1))}`
  return adminPage(
    c,
    { title: says.editName, section: 'mall', form, back: back(c) },
    <EditForm
      action="/admin/mall/name"
      seen={{ name, shortName, region, accent }}
      language={language}
      cancel="/admin/mall"
    >
      <Pair {...question} name="name" label={says.fields.name} />
      <Field
        {...question}
        name="shortName"
        label={says.fields.shortName}
        hint={says.fields.shortNameHint}
        width="w20"
      />
      <Field {...question} name="region" label={says.fields.region} />
      <Field
        {...question}
        name="accent"
        label={says.fields.accent}
        hint={`${says.fields.accentHint}${ratio ?? ''}`}
        width="w10"
        isCode
      />
    </EditForm>,
  )
}

const named = z.object({
  nameId: fields.text(120),
  nameEn: fields.text(120),
  shortName: fields.text(40),
  region: fields.text(120),
  accent: fields.optionalText(20),
})

async function saveName(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = common[language]
  const show = (form: FormState) => showName(c, form)
  const text = { missing: says.textMissing, long: says.textLong }
  const form = await parseForm(
    c,
    named,
    { nameId: text, nameEn: text, shortName: text, region: text, accent: text },
    show,
  )
  const accent = form.accent?.toLowerCase() ?? null
  const fault = accent === null ? undefined : accentFault(c, accent)
  if (fault) throw new Invalid({ values: await typed(c), errors: { accent: fault } }, show)
  const wanted = { name: { id: form.nameId, en: form.nameEn }, shortName: form.shortName, region: form.region, accent }
  const seen = await seenIn(c)
  await save(c, { show, subject: `mall:${c.var.mall.id}` }, (tx) => editMall(tx, { seen, wanted }, actor, now))
  return seeOther(c, '/admin/mall?done=1')
}

function accentFault(c: Ask, accent: string): string | undefined {
  const says = words[c.var.language].fields
  if (!/^#[0-9a-f]{6}$/.test(accent)) return says.accentShape
  return isUsableAccent(accent) ? undefined : says.accentWeak(c.var.formats.number(contrast(accent, '#ffffff'), 1))
}

const ranges: Readonly<Record<NumberSetting, readonly [number, number]>> = {
  callsBeforeAbsent: [1, 20],
  minutesBeforeAbsent: [1, 120],
  awayMinutes: [1, 240],
  undoSeconds: [0, 600],
  lastNumberMinutes: [0, 480],
  firstNumberMinutes: [0, 480],
}

async function showSettings(c: Ask, shown?: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const settings = settingsOf(await loadForEditing(c))
  const form = shown ?? blankForm(shownSettings(settings))
  return adminPage(
    c,
    { title: says.editSettings, section: 'mall', form, back: back(c) },
    <EditForm action="/admin/mall/settings" seen={settings} language={language} cancel="/admin/mall">
      {numberSettings.map((name) => {
        const { label, hint, unit } = says.settings[name]
        return (
          <Field
            form={form}
            language={language}
            name={name}
            label={label}
            hint={hint}
            suffix={unit}
            inputMode="numeric"
            width="w4"
          />
        )
      })}
      <Radios
        form={form}
        language={language}
        name="priority"
        label={says.priority.label}
        options={priorityWays.map((way) => ({ value: way, ...says.priority.ways[way] }))}
      />
      <Field
        form={form}
        language={language}
        name="information"
        label={says.information.label}
        hint={says.information.hint}
        width="w10"
        isCode
      />
    </EditForm>,
  )
}

const priorityWays = ['claimed', 'confirmed'] as const

function shownSettings(settings: MallSettings): Record<string, string> {
  const numbers = numberSettings.map((name) => [name, String(settings[name])])
  return {
    ...Object.fromEntries(numbers),
    priority: settings.priorityNeedsConfirmation ? 'confirmed' : 'claimed',
    information: settings.informationService,
  }
}

async function saveSettings(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const show = (form: FormState) => showSettings(c, form)
  const numbers = Object.fromEntries(numberSettings.map((name) => [name, wholeNumber(...ranges[name])]))
  const information = fields.optionalText(20)
  const schema = z.object({ ...numbers, priority: fields.choice(priorityWays), information })
  const sentences = Object.fromEntries(
    numberSettings.map((name) => [
      name,
      common[language].numberWrong(...(ranges[name].map(String) as [string, string])),
    ]),
  )
  const says = words[language]
  const asked = { ...sentences, priority: says.priority.missing, information: says.information.unknown }
  const { priority, information: typedCode, ...rest } = await parseForm(c, schema, asked, show)
  const informationService = String(typedCode ?? '').toUpperCase()
  if (informationService && !(await isOffered(c, informationService)))
    throw new Invalid({ values: await typed(c), errors: { information: says.information.unknown } }, show)
  const wanted: Settings = { ...rest, priorityNeedsConfirmation: priority === 'confirmed', informationService }
  const seen = await seenIn(c)
  await save(c, { show, subject: `mall:${c.var.mall.id}` }, (tx) =>
    editSettings(tx, { ...defaultSettings }, { seen, wanted }, actor, now),
  )
  return seeOther(c, '/admin/mall?done=1')
}

function isOffered(c: Ask, code: string): Promise<boolean> {
  return c.var.inMall(async (tx) => serviceByCode(await directoryOf(tx, c.var.now), code) !== undefined)
}

async function showHosts(c: Ask, shown?: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language].hosts
  const { hosts } = await loadForEditing(c)
  const form = shown ?? blankForm({ hosts: hosts.join('\n') })
  return adminPage(
    c,
    { title: words[language].editHosts, section: 'mall', form, back: back(c) },
    <EditForm action="/admin/mall/hosts" seen={{ hosts }} language={language} cancel="/admin/mall">
      {hosts.includes(hostOf(c)) && <Notice tone="attention">{says.warning(hostOf(c))}</Notice>}
      <TextArea form={form} language={language} name="hosts" label={says.label} hint={says.hint} rows={4} />
    </EditForm>,
  )
}

function hostOf(c: Ask): string {
  return (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
}

async function saveHosts(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showHosts(c, form)
  const values = await typed(c)
  const lines = String(values.hosts ?? '').split(/[\s,]+/)
  const hosts = [...new Set(lines.map((line) => line.trim().toLowerCase()).filter(Boolean))]
  const wrong = hosts.find((host) => host.length > 253 || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host))
  if (wrong) throw new Invalid({ values, errors: { hosts: words[language].hosts.wrong(wrong) } }, show)
  const edit = { seen: await seenIn(c), wanted: { hosts } }
  const saving = { show, subject: `mall:${c.var.mall.id}`, fields: { 'mall.hostTaken': 'hosts' } }
  await saveEverywhere(c, saving, (tx) => editHosts(tx, edit, actor, now))
  return seeOther(c, '/admin/mall?done=1')
}
