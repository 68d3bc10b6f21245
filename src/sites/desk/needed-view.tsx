import type { Counter, Directory, Service } from '#directory/directory.ts'
import type { Reader } from '#platform/live.ts'
import type { Requirement } from '#service/standard.ts'
import { Form } from '#ui/button.tsx'
import { names } from '#visit/names.ts'
import { type Leg, type Outcome, outcomes } from '#visit/visit.ts'
import { words } from './words.ts'

type NeededProps = { leg: Leg; directory: Directory; counter: Counter; reader: Reader }

/** What this service asks for, to tick off, and how it ended. The buttons that send it stand in the bar below. */
export function Needed({ leg, directory, counter, reader }: NeededProps) {
  const service = directory.services.get(leg.serviceId)
  const says = words[reader.language]
  if (!service) return null
  return (
    <Form action={`/desk/${counter.code}/outcomes`} id="finish">
      <input type="hidden" name="leg" value={String(leg.id)} />
      <input type="hidden" name="service" value={String(service.id)} />
      <fieldset>
        <legend>{says.requirements}</legend>
        {service.standard.requirements.length === 0 && <p class="quiet">{says.noRequirements}</p>}
        {service.standard.requirements.map((requirement, i) => (
          <label class="tick">
            <input type="checkbox" name="has" value={String(i)} />
            <span>
              {requirement.name[reader.language]}
              {requirement.when && <small class="quiet">{requirement.when[reader.language]}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      {leg.state === 'serving' ? (
        <Outcomes service={service} reader={reader} />
      ) : (
        <template data-after-start>
          <Outcomes service={service} reader={reader} />
        </template>
      )}
    </Form>
  )
}

function Outcomes({ service, reader: { language } }: { service: Service; reader: Reader }) {
  const says = words[language]
  const usual = usualOutcome(service)
  return (
    <>
      <fieldset>
        <legend>{says.result}</legend>
        {outcomes.map((outcome) => (
          <label class="tick">
            <input type="radio" name="outcome" value={outcome} checked={outcome === usual} />
            <span>{names[language].outcome[outcome]}</span>
          </label>
        ))}
      </fieldset>
      <label class="label" for="note">
        {says.noteLabel}
      </label>
      <p class="hint small" id="note-hint">
        {says.noteHint}
      </p>
      <input class="input" id="note" name="note" maxlength={300} autocomplete="off" aria-describedby="note-hint" />
    </>
  )
}

/** Chosen beforehand, so that the next act is one key: what this service is in this mall for. */
export function usualOutcome(service: Pick<Service, 'level'>): Outcome {
  if (service.level === 'issued_here') return 'issued'
  return service.level === 'intake' ? 'accepted' : 'informed'
}

/** Which papers were not ticked, in the words of the standard; those asked for only in some cases are not missed. */
export function missingPapers(
  requirements: readonly Requirement[],
  has: readonly string[],
  language: Reader['language'],
): string[] {
  return requirements.flatMap((requirement, i) =>
    requirement.when || has.includes(String(i)) ? [] : [requirement.name[language]],
  )
}
