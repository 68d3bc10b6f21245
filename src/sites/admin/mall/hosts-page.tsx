import { allow } from '#account/allow.ts'
import { editHosts } from '#mall/edit-hosts.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState, Invalid } from '#platform/web/forms.ts'
import { TextArea } from '#ui/field.tsx'
import { Notice } from '#ui/parts.tsx'
import { saveEverywhere, seenIn, typed } from '../change.ts'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { back, hostOf, loadForEditing } from './load.ts'
import { words } from './words.ts'

export async function showHosts(c: Ask, shown?: FormState): Promise<Response> {
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

export async function saveHosts(c: Ask): Promise<Response> {
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
