import type { Counter, Directory, Service } from '#directory/directory.ts'
import type { Reader } from '#platform/live.ts'
import { Button, Form } from '#ui/button.tsx'
import { longestNote } from '#visit/note.ts'
import { endingsOf, nameOfOutcome } from '#visit/outcomes.ts'
import type { Leg, Outcome } from '#visit/visit.ts'
import { words } from './words.ts'

type NeededProps = { leg: Leg; directory: Directory; counter: Counter; reader: Reader }

/** What this service asks for, to tick off, and how it ended. The buttons that send it stand in the bar below. */
export function Needed({ leg, directory, counter, reader }: NeededProps) {
  const service = directory.services.get(leg.serviceId)
  const says = words[reader.language]
  if (!service) return null
  const { requirements } = service.standard
  const base = `/desk/${counter.code}`
  return (
    <Form action={`${base}/outcomes`} id="finish">
      <input type="hidden" name="leg" value={String(leg.id)} />
      <fieldset data-papers={`${base}/papers`}>
        <legend>{says.requirements}</legend>
        {requirements.length > 1 && (
          <button type="button" class="button quiet small with-script" data-tick-all data-shortcut="A">
            <span>{says.allHere}</span>
            <span class="key" aria-hidden="true">
              A
            </span>
          </button>
        )}
        {requirements.length === 0 && <p class="quiet">{says.noRequirements}</p>}
        <div class="papers">
          {requirements.map((requirement, i) => (
            <label class="tick">
              <input
                type="checkbox"
                name="has"
                value={String(i)}
                checked={leg.papers?.seen.includes(i)}
                data-missing={requirement.when ? undefined : requirement.name[reader.language]}
              />
              <span>
                {requirement.name[reader.language]}
                {requirement.when && <small class="quiet">{requirement.when[reader.language]}</small>}
              </span>
            </label>
          ))}
        </div>
        {requirements.length > 0 && (
          <noscript>
            <Button kind="quiet" to={`${base}/papers`}>
              {says.keepTicks}
            </Button>
          </noscript>
        )}
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
  const { usual, other } = endingsOf(service)
  const choice = (outcome: Outcome, key: number) => (
    <Choice
      outcome={outcome}
      service={service}
      isUsual={outcome === usual[0]}
      shortcut={String(key)}
      language={language}
    />
  )
  return (
    <>
      <fieldset>
        <legend>{says.result}</legend>
        {usual.map((outcome, i) => choice(outcome, i + 1))}
        <details id="other-results">
          <summary>{says.otherResults}</summary>
          {other.map((outcome, i) => choice(outcome, usual.length + i + 1))}
        </details>
      </fieldset>
      <label class="label" for="note" data-shortcut="C">
        {says.noteLabel}
        <span class="key" aria-hidden="true">
          C
        </span>
      </label>
      <p class="hint small" id="note-hint">
        {says.noteHint}
      </p>
      <input
        class="input"
        id="note"
        name="note"
        maxlength={longestNote}
        autocomplete="off"
        aria-describedby="note-hint"
      />
    </>
  )
}

type ChoiceProps = {
  outcome: Outcome
  service: Service
  isUsual: boolean
  shortcut: string
  language: Reader['language']
}

/** Chosen beforehand is what this service is in this mall for, so that the next act is one key. */
function Choice({ outcome, service, isUsual, shortcut, language }: ChoiceProps) {
  const says = words[language]
  return (
    <label class="tick">
      <input
        type="radio"
        name="outcome"
        value={outcome}
        checked={isUsual}
        data-shortcut={shortcut}
        aria-keyshortcuts={shortcut}
      />
      <span>
        {nameOfOutcome(outcome, service, language)}
        {outcome === 'incomplete' && (
          <small class="quiet" data-what-is-missing>
            {says.untickedIsMissing}
          </small>
        )}
      </span>
      <span class="key" aria-hidden="true">
        {shortcut}
      </span>
    </label>
  )
}
