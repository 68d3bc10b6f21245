import { may } from '#account/allow.ts'
import { mallDetail } from '#mall/read-mall.ts'
import { contrast } from '#platform/colour.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Emblem } from '#ui/emblem.tsx'
import { SummaryList } from '#ui/parts.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { ColourSample, usualColour } from './colour-sample.tsx'
import { words as colourWords } from './colour-words.ts'
import { words as emblemWords } from './emblem-words.ts'
import { hostOf, settingsOf } from './load.ts'
import { numberSettings } from './settings-page.tsx'
import { words } from './words.ts'

export async function showMall(c: Ask): Promise<Response> {
  const { language, formats } = c.var
  const says = words[language]
  const colours = colourWords[language]
  const emblems = emblemWords[language]
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
          <ButtonLink kind="secondary" href="/admin/mall/emblem">
            {emblems.edit}
          </ButtonLink>
          <ButtonLink kind="secondary" href="/admin/mall/colour">
            {colours.edit}
          </ButtonLink>
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
            term: emblems.emblem,
            value: (
              <span class="with-icon">
                {c.var.mall.emblem && <Emblem of={c.var.mall} />}
                {c.var.mall.emblem ? emblems.own : emblems.roof}
              </span>
            ),
          },
          {
            term: colours.colour,
            value: (
              <span class="with-icon">
                <ColourSample colour={mall.accent ?? usualColour} />
                {mall.accent ?? colours.usual}
              </span>
            ),
            note: mall.accent && colours.ratio(formats.number(contrast(mall.accent, '#ffffff'), 1)),
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
