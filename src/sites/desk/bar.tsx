import type { Child } from 'hono/jsx'
import type { Counter } from '#directory/directory.ts'
import type { Language } from '#platform/words.ts'
import { Act, Button } from '#ui/button.tsx'
import type { SittingHere } from '#visit/read-desk.ts'
import type { Leg } from '#visit/visit.ts'
import { words } from './words.ts'

type BarProps = {
  counter: Counter
  sitting: SittingHere | undefined
  leg: Leg | undefined
  canCall: boolean
  /** No number comes any more today. */
  isClosedDay: boolean
  language: Language
}

/** What can be done now. The first is always the next act, and always Enter. Each form names the leg it means. */
export function Bar({ counter, sitting, leg, canCall, isClosedDay, language }: BarProps) {
  const says = words[language]
  const base = `/desk/${counter.code}`
  // Asked to go elsewhere: the yes and the no stand where it is asked (asked-view.tsx).
  const isMoving = sitting?.pauseReason === 'moving'
  const isLast = Boolean(sitting?.pausedAt)
  return (
    <section class="bar" aria-label={says.acts}>
      {sitting && leg?.state === 'called' && (
        <>
          <div class="acts" data-until-start>
            <CalledActs base={base} leg={leg} language={language} />
          </div>
          <template data-after-start>
            <div class="acts">
              <FinishActs isLast={isLast} language={language} />
            </div>
          </template>
        </>
      )}
      {leg?.state !== 'called' && (
        <div class="acts">
          {!sitting && (
            <Act action={`${base}/sittings`} shortcut="Enter">
              {says.open}
            </Act>
          )}
          {sitting && leg?.state === 'serving' && (
            <ServingActs base={base} leg={leg} isLast={isLast} language={language} />
          )}
          {sitting && !leg && !isMoving && (
            <FreeActs
              base={base}
              isPaused={sitting.pausedAt !== null}
              canCall={canCall}
              isClosedDay={isClosedDay}
              language={language}
            />
          )}
        </div>
      )}
      {sitting && (
        <CounterActs
          base={base}
          pause={isMoving ? 'moving' : sitting.pausedAt ? 'resting' : undefined}
          isFree={!leg}
          isClosing={isClosedDay && !canCall}
          language={language}
        />
      )}
    </section>
  )
}

/** The reader sits elsewhere, somebody else has opened this counter, or nobody needs to today: the next act is another one. */
export function ElsewhereBar({ to, language }: { to?: Counter; language: Language }) {
  const says = words[language]
  return (
    <section class="bar" aria-label={says.acts}>
      <div class="acts">
        <KeyLink href={to ? `/desk/${to.code}` : '/desk'} shortcut="Enter">
          {to ? says.goTo(to.name[language]) : says.chooseCounter}
        </KeyLink>
      </div>
    </section>
  )
}

type Acts = { base: string; language: Language }

function CalledActs({ base, leg, language }: Acts & { leg: Leg }) {
  const says = words[language]
  const fields = { leg: leg.id }
  return (
    <>
      <Act action={`${base}/starts`} fields={fields} shortcut="Enter">
        {says.start}
      </Act>
      <Act action={`${base}/recalls`} fields={{ ...fields, calls: leg.callCount }} kind="secondary" shortcut="U">
        {says.recall}
      </Act>
      <Act action={`${base}/absences`} fields={fields} kind="secondary" shortcut="X">
        {says.absent}
      </Act>
      <KeyLink href={`${base}/transfers/new?leg=${leg.id}`} shortcut="P" kind="secondary">
        {says.transfer}
      </KeyLink>
    </>
  )
}

/** Also there, in a template, while somebody is called: a start that cannot be sent yet must not keep the officer from finishing. */
function FinishActs({ isLast, language }: Pick<Acts, 'language'> & { isLast: boolean }) {
  const says = words[language]
  // The counter rests after this person: nobody is called, so finishing is the one act, by either of its keys.
  if (isLast) {
    return (
      <Button form="finish" name="after" value="rest" shortcut="Enter" alsoKey="S">
        {says.finish}
      </Button>
    )
  }
  return (
    <>
      <Button form="finish" name="after" value="call" shortcut="Enter">
        {says.finishAndCall}
      </Button>
      <Button form="finish" name="after" value="rest" kind="secondary" shortcut="S">
        {says.finish}
      </Button>
    </>
  )
}

function ServingActs({ base, leg, isLast, language }: Acts & { leg: Leg; isLast: boolean }) {
  const says = words[language]
  return (
    <>
      <FinishActs isLast={isLast} language={language} />
      <KeyLink href={`${base}/transfers/new?leg=${leg.id}`} shortcut="P" kind="secondary">
        {says.transfer}
      </KeyLink>
      <KeyLink href={`${base}/parked/new?leg=${leg.id}`} shortcut="T" kind="secondary">
        {says.park}
      </KeyLink>
    </>
  )
}

type FreeProps = Acts & { isPaused: boolean } & Pick<BarProps, 'canCall' | 'isClosedDay'>

function FreeActs({ base, isPaused, canCall, isClosedDay, language }: FreeProps) {
  const says = words[language]
  if (isClosedDay && !canCall) {
    return (
      <KeyLink href={`${base}/close`} shortcut="Enter">
        {says.close}
      </KeyLink>
    )
  }
  if (isPaused) {
    return (
      <Act action={`${base}/resume`} shortcut="Enter">
        {says.resume}
      </Act>
    )
  }
  return (
    <Act action={`${base}/calls`} shortcut="Enter" isDisabled={!canCall}>
      {says.callNext}
    </Act>
  )
}

type CounterActsProps = Acts & {
  pause: 'moving' | 'resting' | undefined
  isFree: boolean
  /** Closing is the next act already. */
  isClosing: boolean
}

function CounterActs({ base, pause, isFree, isClosing, language }: CounterActsProps) {
  const says = words[language]
  return (
    <div class="acts aside">
      <KeyLink href={`${base}/incidents/new`} shortcut="G" kind="quiet">
        {says.incident}
      </KeyLink>
      {!pause && (
        <KeyLink href={`${base}/pauses/new`} shortcut="I" kind="quiet">
          {says.pause}
        </KeyLink>
      )}
      {pause === 'resting' && !isFree && (
        <Act action={`${base}/resume`} kind="quiet" shortcut="I">
          {says.resume}
        </Act>
      )}
      {isFree && !isClosing && (
        <KeyLink href={`${base}/close`} kind="quiet">
          {says.close}
        </KeyLink>
      )}
      <KeyLink href={`${base}/keys`} shortcut="?" kind="quiet" opens="keys">
        {says.keys.short}
      </KeyLink>
    </div>
  )
}

type KeyLinkProps = {
  href: string
  shortcut?: string | undefined
  kind?: 'secondary' | 'quiet'
  /** The sheet on this page that says the same, for a browser with scripts. */
  opens?: string | undefined
  children?: Child
}

/** Leads to a page that asks one thing more. */
function KeyLink({ href, shortcut, kind, opens, children }: KeyLinkProps) {
  return (
    <a
      class={kind ? `button ${kind}` : 'button'}
      href={href}
      data-shortcut={shortcut}
      data-opens={opens}
      aria-keyshortcuts={shortcut}
    >
      <span>{children}</span>
      {shortcut && (
        <span class="key" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </a>
  )
}
