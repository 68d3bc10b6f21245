import { allow } from '#account/allow.ts'
import type { ListedDevice } from '#account/device/device.ts'
import { deviceFor } from '#account/device/pair.ts'
import { words as accountWords } from '#account/words.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { screenSettings } from '#hall/hall.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { Radios, Select } from '#ui/choices.tsx'
import { SummaryList } from '#ui/parts.tsx'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { words } from './words.ts'

export const screenShows = ['zone', 'hall', 'agency'] as const
export const screenThemes = ['dark', 'light'] as const
export const screenVoices = ['usual', 'speaks', 'silent'] as const

export async function screenIn(c: Ask, tx: Tx): Promise<ListedDevice> {
  allow(c.var.actor, 'device.approve')
  const device = await deviceFor(tx, idIn(c), c.var.actor)
  if (device.kind !== 'display' || device.revokedAt) throw new NotFound('account.noSuchDevice')
  return device
}

/** What a hall screen shows, how it is lit, and whether it speaks. */
export async function showScreenSettings(c: Ask, typed?: FormState): Promise<Response> {
  const { language, now } = c.var
  const says = words[language].screenPage
  const { device, agencies } = await c.var.inMall(async (tx) => ({
    device: await screenIn(c, tx),
    agencies: [...(await directoryOf(tx, now)).agencies.values()],
  }))
  const { agency, ...settings } = screenSettings(device.settings)
  const form = typed ?? blankForm({ ...settings, agency: agency === undefined ? '' : String(agency) })
  const question = { form, language }
  const path = `/admin/devices/${device.id}`
  return adminPage(
    c,
    { title: says.title(device.name), section: 'devices', form, back: { href: path, text: device.name } },
    <>
      <SummaryList
        rows={[
          {
            term: says.voiceNow,
            value: device.voiceState ? accountWords[language].voice[device.voiceState] : says.voiceUnknown,
          },
        ]}
      />
      <EditForm action={`${path}/screen`} language={language} cancel={path}>
        <Radios
          {...question}
          name="shows"
          label={says.shows}
          options={screenShows.map((value) => ({ value, text: says.showsWhat[value] }))}
        />
        <Select
          {...question}
          name="agency"
          label={says.agency}
          hint={says.agencyHint}
          options={[
            { value: '', text: says.noAgency },
            ...agencies.map(({ id, shortName }) => ({ value: String(id), text: shortName })),
          ]}
        />
        <Radios
          {...question}
          name="theme"
          label={says.theme}
          options={screenThemes.map((value) => ({ value, text: says.themes[value] }))}
        />
        <Radios
          {...question}
          name="voice"
          label={says.voice}
          hint={says.voiceHint}
          options={screenVoices.map((value) => ({ value, text: says.voices[value] }))}
        />
      </EditForm>
    </>,
  )
}
