import { may } from '#account/allow.ts'
import type { Directory } from '#directory/directory.ts'
import { directoryOf } from '#directory/directory-of.ts'
import type { PlaceRow } from '#mall/place.ts'
import { placesOf } from '#mall/read-mall.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/parts.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { adminPage, Bar } from '../frame.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

export async function showPlaces(c: Ask): Promise<Response> {
  const { language, actor, now } = c.var
  const says = words[language]
  const { places, directory } = await c.var.inMall(async (tx) => ({
    places: await placesOf(tx),
    directory: await directoryOf(tx, now),
  }))
  const live = places.filter(({ isRetired }) => !isRetired)
  const mayEdit = may(actor, 'mall.edit')
  const sites = live.filter(({ kind }) => kind === 'site')
  return adminPage(
    c,
    { title: says.title, section: 'places' },
    <>
      <Bar>
        <p>{says.intro}</p>
        {mayEdit && <ButtonLink href="/admin/places/new/site">{says.add.site}</ButtonLink>}
      </Bar>
      {sites.length === 0 && <EmptyState title={says.emptyTitle}>{says.emptyBody}</EmptyState>}
      {sites.map((site) => (
        <Site c={c} site={site} places={live} directory={directory} mayEdit={mayEdit} />
      ))}
    </>,
  )
}

type PartProps = { c: Ask; places: readonly PlaceRow[]; directory: Directory; mayEdit: boolean }

function Site({ c, site, places, directory, mayEdit }: PartProps & { site: PlaceRow }) {
  const { language } = c.var
  const says = words[language]
  const halls = places.filter(({ kind, parentId }) => kind === 'hall' && parentId === site.id)
  return (
    <section aria-labelledby={`site-${site.id}`}>
      <Bar>
        <h2 id={`site-${site.id}`}>{site.fields.name[language]}</h2>
        {mayEdit && (
          <span class="side-acts">
            <a href={`/admin/places/site/${site.id}`}>{common[language].edit}</a>
            <a href={`/admin/places/new/hall?in=${site.id}`}>{says.add.hall}</a>
          </span>
        )}
      </Bar>
      {site.fields.address?.[language] && <p class="quiet">{site.fields.address[language]}</p>}
      {halls.length === 0 && <p class="quiet">{says.noHalls}</p>}
      {halls.map((hall) => (
        <Hall c={c} hall={hall} places={places} directory={directory} mayEdit={mayEdit} />
      ))}
    </section>
  )
}

function Hall({ c, hall, places, directory, mayEdit }: PartProps & { hall: PlaceRow }) {
  const { language } = c.var
  const says = words[language]
  const inHall = places.filter(({ kind, parentId }) => kind === 'zone' && parentId === hall.id)
  const counters = (zone: PlaceRow) =>
    [...directory.counters.values()].filter(({ zoneId }) => zoneId === zone.id).length
  const columns: Column<PlaceRow>[] = [
    {
      heading: says.columns.zone,
      cell: ({ id, fields: { name } }) =>
        mayEdit ? <a href={`/admin/places/zone/${id}`}>{name[language]}</a> : name[language],
    },
    { heading: says.columns.code, cell: ({ code }) => code },
    { heading: says.columns.counters, cell: counters, isFigure: true },
  ]
  const name = `${hall.fields.name[language]}, ${says.floor(hall.fields.floor ?? '1')}`
  return (
    <>
      <Bar>
        <h3>{name}</h3>
        {mayEdit && (
          <span class="side-acts">
            <a href={`/admin/places/hall/${hall.id}`}>{common[language].edit}</a>
            <a href={`/admin/places/new/zone?in=${hall.id}`}>{says.add.zone}</a>
          </span>
        )}
      </Bar>
      {inHall.length === 0 ? (
        <p class="quiet">{says.noZones}</p>
      ) : (
        <Table caption={says.caption(name)} isCaptionUnseen columns={columns} rows={inHall} language={language} />
      )}
    </>
  )
}
