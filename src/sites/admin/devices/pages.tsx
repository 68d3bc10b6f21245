import { allow, may } from '#account/allow.ts'
import { deviceFor } from '#account/device/pair.ts'
import { words as accountWords } from '#account/words.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import type { Language } from '#platform/words.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Select } from '#ui/choices.tsx'
import { Field } from '#ui/field.tsx'
import { showLive } from '#ui/live.tsx'
import { EmptyState, SummaryList } from '#ui/parts.tsx'
import { confirmPage } from '../confirm.tsx'
import { EditForm } from '../fields.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { devicesSection, Health, saysZone } from './devices-section.tsx'
import { words } from './words.ts'

export async function showDevices(c: Ask): Promise<Response> {
  const { actor, language } = c.var
  allow(actor, 'device.read')
  const says = words[language]
  const mayPair = may(actor, 'device.approve')
  const revoked = c.req.query('revoked') === '1'
  const params = { revoked: revoked ? ('1' as const) : undefined, pairs: mayPair ? ('1' as const) : undefined }
  return adminPage(
    c,
    { title: says.title, section: 'devices' },
    <>
      <Bar>
        <p>{says.intro}</p>
        {mayPair && <ButtonLink href="/admin/devices/pair">{says.pair}</ButtonLink>}
      </Bar>
      {await showLive(c, devicesSection, params, { class: 'devices' })}
      {!revoked && (
        <Buttons>
          <ButtonLink kind="quiet" href="/admin/devices?revoked=1">
            {says.revokedToo}
          </ButtonLink>
        </Buttons>
      )}
    </>,
  )
}

export async function showPair(c: Ask, form: FormState): Promise<Response> {
  const { actor, language, now } = c.var
  allow(actor, 'device.approve')
  const says = words[language]
  const directory = await c.var.inMall((tx) => directoryOf(tx, now))
  if (directory.zones.size === 0) return nowhereToStand(c)
  return adminPage(
    c,
    { title: says.pairTitle, section: 'devices', form, back: { href: '/admin/devices', text: says.title } },
    <>
      <p>{says.pairAbout}</p>
      <EditForm action="/admin/devices/approvals" language={language} cancel="/admin/devices" submit={says.approve}>
        <Code form={form} language={language} />
        <Placing c={c} form={form} directory={directory} />
      </EditForm>
      <p>
        {says.pairReplaces} <strong>{says.replace}</strong>.
      </p>
    </>,
  )
}

/** A mall whose halls are not written yet: a device stands in a zone, so the zone comes first. */
function nowhereToStand(c: Ask): Promise<Response> {
  const says = words[c.var.language]
  return adminPage(
    c,
    { title: says.pairTitle, section: 'devices', back: { href: '/admin/devices', text: says.title } },
    <>
      <EmptyState title={says.noZoneTitle}>{says.noZone}</EmptyState>
      <Buttons>
        <ButtonLink href="/admin/places">{says.toPlaces}</ButtonLink>
      </Buttons>
    </>,
  )
}

function Code({ form, language }: { form: FormState; language: Language }) {
  const says = words[language]
  return (
    <Field
      form={form}
      name="code"
      label={says.code}
      hint={says.codeHint}
      language={language}
      autocomplete="off"
      inputMode="numeric"
      width="w10"
      isCode
    />
  )
}

function Placing({ c, form, directory }: { c: Ask; form: FormState; directory: Directory }) {
  const { language } = c.var
  const says = words[language]
  const options = [...directory.zones.values()].map((zone) => ({
    value: String(zone.id),
    text: saysZone(zone, language),
  }))
  return (
    <>
      <Field
        form={form}
        name="name"
        label={says.name}
        hint={says.nameHint}
        language={language}
        autocomplete="off"
        width="w20"
      />
      <Select form={form} name="zone" label={says.zone} hint={says.zoneHint} language={language} options={options} />
    </>
  )
}

export async function showDevice(c: Ask, typed?: FormState): Promise<Response> {
  const { actor, language, now, formats } = c.var
  allow(actor, 'device.approve')
  const says = words[language]
  const id = idIn(c)
  const { device, directory, entries } = await c.var.inMall(async (tx) => ({
    device: await deviceFor(tx, id, actor),
    directory: await directoryOf(tx, now),
    entries: await namedHistory(tx, { subject: `device:${id}` }, 8),
  }))
  const form = typed ?? blankForm({ name: device.name, zone: String(device.zoneId ?? '') })
  const rows = [
    { term: says.kind, value: accountWords[language].deviceKinds[device.kind] },
    ...(device.approvedAt && !device.revokedAt
      ? [{ term: says.state, value: <Health seen={{ now, language, formats }} device={device} /> }]
      : []),
    ...(device.revokedAt
      ? [
          { term: says.zone, value: saysZone(directory.zones.get(device.zoneId ?? 0), language) },
          { term: says.revoked, value: formats.moment(device.revokedAt) },
        ]
      : []),
  ]
  return adminPage(
    c,
    { title: device.name, section: 'devices', form, back: { href: '/admin/devices', text: says.title } },
    <>
      <SummaryList rows={rows} />
      {!device.revokedAt && (
        <>
          <EditForm action={`/admin/devices/${id}`} language={language} submit={says.save}>
            <Placing c={c} form={form} directory={directory} />
          </EditForm>
          <Buttons>
            {device.kind === 'kiosk' && (
              <ButtonLink kind="secondary" href={`/admin/devices/printers/${id}`}>
                {says.printerPage.link}
              </ButtonLink>
            )}
            {device.kind === 'display' && (
              <ButtonLink kind="secondary" href={`/admin/devices/${id}/screen`}>
                {says.screenPage.link}
              </ButtonLink>
            )}
            <ButtonLink kind="secondary" href={`/admin/devices/${id}/machine`}>
              {says.replace}
            </ButtonLink>
            <ButtonLink kind="stop" href={`/admin/devices/${id}/revoke`}>
              {says.revoke}
            </ButtonLink>
          </Buttons>
        </>
      )}
      <HistoryFoot c={c} entries={entries} subject={`device:${id}`} />
    </>,
  )
}

/** Another machine in the place of this device. */
export async function showReplace(c: Ask, form: FormState): Promise<Response> {
  const { actor, language } = c.var
  const says = words[language]
  allow(actor, 'device.approve')
  const { id, name, kind, revokedAt } = await c.var.inMall((tx) => deviceFor(tx, idIn(c), actor))
  if (revokedAt) throw new NotFound('account.noSuchDevice')
  const at = `/admin/devices/${id}`
  return adminPage(
    c,
    { title: says.replaceTitle(name), section: 'devices', form, back: { href: at, text: name } },
    <>
      <p>{says.replaceAbout}</p>
      <p>{says.replaceHow(`/device/${kind}`)}</p>
      <EditForm action={`${at}/machine`} language={language} cancel={at} submit={says.replaceYes}>
        <Code form={form} language={language} />
      </EditForm>
    </>,
  )
}

export async function showRevoke(c: Ask, form: FormState): Promise<Response> {
  const says = words[c.var.language]
  allow(c.var.actor, 'device.approve')
  const { id, name } = await c.var.inMall((tx) => deviceFor(tx, idIn(c), c.var.actor))
  return confirmPage(c, {
    title: says.revokeTitle(name),
    section: 'devices',
    form,
    action: `/admin/devices/${id}/revoke`,
    yes: says.revokeYes,
    back: { href: `/admin/devices/${id}`, text: name },
    children: <p>{says.revokeAbout}</p>,
  })
}
