import { may } from '#account/allow.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { hallSettings, recordings } from '#hall/read-hall.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Notice, SummaryList, Tag } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { words as common } from '../words.ts'
import { type ListedClip, listedClips } from './clips.ts'
import { words } from './words.ts'

export const subject = 'hall:voice'
const groups = ['phrase', 'place', 'digit', 'number', 'letter', 'counter'] as const

/** What the voice of the hall is made of: each clip can be heard, replaced and put back. */
export async function showVoice(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const { settings, clips, entries } = await c.var.inMall(async (tx) => ({
    settings: await hallSettings(tx),
    clips: listedClips(await directoryOf(tx, now), await recordings(tx)),
    entries: await namedHistory(tx, { subject }, 8),
  }))
  const mayEdit = may(actor, 'mall.edit')
  const yesNo = (value: boolean) => (value ? common[language].yes : common[language].no)
  const rows = (['id', 'en'] as const).map((of) => ({ of, clips: clips.filter((clip) => clip.language === of) }))
  return adminPage(
    c,
    { title: says.title, section: 'voice', scripts: ['voice-admin.client'] },
    <>
      <p>{says.intro}</p>
      <Unsaid c={c} clips={settings.english ? clips : clips.filter((clip) => clip.language === 'id')} />
      <section aria-labelledby="cara">
        <Bar>
          <h2 id="cara">{says.settingsTitle}</h2>
          {mayEdit && (
            <ButtonLink kind="secondary" href="/admin/voice/settings">
              {says.editSettings}
            </ButtonLink>
          )}
        </Bar>
        <SummaryList
          rows={[
            { term: says.settings.chime, value: yesNo(settings.chime) },
            { term: says.settings.english, value: yesNo(settings.english) },
            { term: says.settings.quietSeconds, value: `${settings.quietSeconds} ${says.settings.seconds}` },
            { term: says.settings.pictureSeconds, value: `${settings.pictureSeconds} ${says.settings.seconds}` },
            { term: says.settings.filmSound, value: yesNo(settings.filmSound) },
          ]}
        />
      </section>
      {mayEdit && (
        <Buttons>
          <ButtonLink kind="secondary" href="/admin/voice/recordings">
            {says.upload}
          </ButtonLink>
        </Buttons>
      )}
      {rows.map((one) => (
        <section aria-labelledby={`bahasa-${one.of}`}>
          <h2 id={`bahasa-${one.of}`}>{says.list[one.of]}</h2>
          <p class="quiet">{says.ownCount(one.clips.filter(({ own }) => own).length, one.clips.length)}</p>
          {groups.map((group) => (
            <Group
              c={c}
              title={says.groups[group]}
              clips={one.clips.filter((clip) => clip.group === group)}
              mayEdit={mayEdit}
            />
          ))}
        </section>
      ))}
      <HistoryFoot c={c} entries={entries} subject={subject} />
    </>,
  )
}

/** What the hall hears worse than it reads, first. */
function Unsaid({ c, clips }: { c: Ask; clips: readonly ListedClip[] }) {
  const says = words[c.var.language]
  const unsaid = clips.filter(({ group, own }) => group === 'counter' && !own)
  if (unsaid.length === 0) return <Notice tone="good">{says.allSaid}</Notice>
  return (
    <Notice tone="attention">
      <h2>{says.unsaid}</h2>
      <p>{says.unsaidHelp}</p>
      <ul>
        {unsaid.map(({ name, text, language }) => (
          <li>
            <a href={`/admin/voice/clips/${name}`}>
              {text} ({says.list[language]})
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

type GroupProps = { c: Ask; title: string; clips: readonly ListedClip[]; mayEdit: boolean }

function Group({ c, title, clips, mayEdit }: GroupProps) {
  const { language } = c.var
  const says = words[language]
  if (clips.length === 0) return null
  const columns: Column<ListedClip>[] = [
    { heading: says.clip, cell: ({ text }) => text },
    { heading: says.name, cell: ({ name }) => <code>{fileName(name)}</code> },
    { heading: says.source, cell: (clip) => <Source c={c} clip={clip} /> },
    { heading: says.listen, cell: (clip) => isHeard(clip) && <Listen c={c} clip={clip} /> },
  ]
  const replace: Column<ListedClip> = {
    heading: says.replace,
    cell: ({ name, text, own, group }) => (
      <a href={`/admin/voice/clips/${name}`}>
        {own || group !== 'counter' ? says.replace : says.record}
        <span class="unseen"> {text}</span>
      </a>
    ),
  }
  return <Table caption={title} columns={mayEdit ? [...columns, replace] : columns} rows={clips} language={language} />
}

/** The name that a file of this clip has, when several are uploaded at once. */
export function fileName(name: string): string {
  return name.startsWith('id/') ? name.slice(3) : name.replace('/', '-')
}

export function Source({ c, clip: { own, group } }: { c: Ask; clip: ListedClip }) {
  const { language, formats } = c.var
  const says = words[language]
  if (!own)
    return (
      <Tag tone={group === 'counter' ? 'attention' : 'plain'}>{group === 'counter' ? says.none : says.standard}</Tag>
    )
  return <Tag tone="good">{says.own(formats.number(own.seconds, 1), formats.shortDay(own.recordedAt))}</Tag>
}

function isHeard({ own, group }: ListedClip): boolean {
  return own !== undefined || group !== 'counter'
}

export function Listen({ c, clip: { name, text }, ofHouse }: { c: Ask; clip: ListedClip; ofHouse?: boolean }) {
  const says = words[c.var.language]
  return (
    <a href={`/voice/${name}${ofHouse ? '?of=standard' : ''}`} data-listen>
      {ofHouse ? says.heardStandard : says.listen}
      <span class="unseen"> {text}</span>
    </a>
  )
}
