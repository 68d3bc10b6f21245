import { allow } from '#account/allow.ts'
import { differences } from '#mall/edit.ts'
import { Refused } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { type DraftPart, missingOf } from '#service/draft.ts'
import type { ServiceDetail } from '#service/read-service.ts'
import type { VersionRow } from '#service/service-row.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DateField } from '#ui/choices.tsx'
import { Notice, SummaryList, Tag } from '#ui/parts.tsx'
import { EditForm } from '../fields.tsx'
import { adminPage, todayOf } from '../frame.tsx'
import { nameOfField, showValue, whereTheyDiffer } from '../values.ts'
import { loadService, nameOfService } from './service-page.tsx'
import { partsOfStandard } from './standard-view.tsx'
import { words } from './words.ts'

/** The draft of a service that somebody may change; otherwise it says why not. */
export async function loadDraft(c: Ask) {
  const loaded = await c.var.inMall((tx) => loadService(c, tx))
  allow(c.var.actor, 'service.edit', { agency: loaded.service.agencyId })
  const { draft } = loaded.service
  if (!draft) throw new Refused('service.noDraft')
  return { ...loaded, draft }
}

/** The whole draft as visitors will see it, part by part with its way to change, and publishing at the end. */
export async function showDraft(c: Ask, typed?: FormState): Promise<Response> {
  const { language } = c.var
  const says = words[language].draft
  const { service, agency, draft } = await loadDraft(c)
  const missing = missingOf(draft.draft)
  const form = typed ?? blankForm({ validFrom: draft.validFrom > todayOf(c) ? draft.validFrom : todayOf(c) })
  const at = `/admin/services/${service.id}/draft`
  const [latest] = service.versions
  const changes = latest ? Object.entries(differences(latest.draft, draft.draft)) : []
  return adminPage(
    c,
    {
      title: says.title(draft.draft.name[language]),
      section: 'services',
      form,
      back: { href: `/admin/services/${service.id}`, text: nameOfService(c, service) },
      over: `${agency.shortName}, ${says.over(draft.number)}`,
    },
    <>
      <p>{says.intro}</p>
      <h2>{says.preview}</h2>
      <SummaryList
        rows={partsOfStandard(c, draft.draft, agency.complaints).map(({ part, term, value }) => ({
          term,
          value: missing.includes(part) ? <Tag tone="attention">{says.missing}</Tag> : value,
          act: (
            <a href={`${at}/${part}`}>
              {says.change}
              <span class="unseen"> {says.parts[part]}</span>
            </a>
          ),
        }))}
      />
      <Difference c={c} service={service} changes={changes} />
      {(changes.length > 0 || service.versions.length === 0) && (
        <Publishing
          c={c}
          form={form}
          draft={draft}
          missing={missing}
          action={`/admin/services/${service.id}/versions`}
        />
      )}
      {service.versions.length > 0 && (
        <p>
          <ButtonLink kind="stop" href={`${at}/discard`}>
            {says.discard}
          </ButtonLink>
        </p>
      )}
    </>,
  )
}

type Change = [string, { readonly was: unknown; readonly now: unknown }]

function Difference({ c, service, changes }: { c: Ask; service: ServiceDetail; changes: readonly Change[] }) {
  const says = words[c.var.language].draft
  if (service.versions.length === 0) return null
  return (
    <section aria-labelledby="berubah">
      <h2 id="berubah">{says.changes}</h2>
      {changes.length === 0 ? <p class="quiet">{says.noChanges}</p> : null}
      <ul class="changes">
        {changes.map(([field, change]) => {
          const { was, now } = whereTheyDiffer(change)
          return (
            <li>
              {nameOfField(c, field)}: <del>{showValue(c, was)}</del> <ins>{showValue(c, now)}</ins>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type PublishingProps = { c: Ask; form: FormState; draft: VersionRow; missing: readonly DraftPart[]; action: string }

function Publishing({ c, form, draft, missing, action }: PublishingProps) {
  const { language, formats } = c.var
  const says = words[language].draft
  return (
    <section aria-labelledby="terbit">
      <h2 id="terbit">{says.publish}</h2>
      {missing.length > 0 ? (
        <Notice tone="attention">{says.incomplete(formats.list(missing.map((part) => says.parts[part])))}</Notice>
      ) : (
        <EditForm action={action} seen={draft.draft} language={language} submit={says.publishYes}>
          <p>{says.publishHelp}</p>
          <input type="hidden" name="number" value={String(draft.number)} />
          <DateField form={form} language={language} name="validFrom" label={says.from} hint={says.fromHint} />
        </EditForm>
      )}
    </section>
  )
}
