import { Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import type { Standing } from '#visit/standing.ts'
import { hoursAreOver, isServedNoMore } from './closing.ts'
import type { StandProps } from './snapshot.ts'
import { words } from './words.ts'

export const acts = ['away', 'back', 'return', 'leave'] as const
export type PhoneAct = (typeof acts)[number]

/** The address of the page itself: the secret in it is written nowhere in what the live stream carries. */
const here = '?'
export const leaveAddress = '?leave'

/** What the owner of a number can do now; nothing once nobody is left to call it. Cancelling is asked about on a page of its own. */
export function Acts({ snapshot, reader, standing: { kind, leg } }: StandProps & { standing: Standing }) {
  if (leg && isServedNoMore(leg, snapshot)) return null
  const says = words[reader.language].acts
  const minutes = reader.formats.minutes(snapshot.directory.mall.settings.awayMinutes)
  const mayLeave = kind === 'waiting' || kind === 'away' || kind === 'missed' || kind === 'parked' || kind === 'resting'
  return (
    <Buttons>
      {kind === 'missed' && <PhoneButton act="return">{says.return}</PhoneButton>}
      {kind === 'away' && <PhoneButton act="back">{says.back}</PhoneButton>}
      {kind === 'waiting' && !hoursAreOver(snapshot) && <PhoneButton act="away">{says.away(minutes)}</PhoneButton>}
      {mayLeave && (
        <ButtonLink href={leaveAddress} kind="secondary">
          {says.leave}
        </ButtonLink>
      )}
    </Buttons>
  )
}

export function PhoneButton({ act, kind, children }: { act: PhoneAct; kind?: 'main' | 'stop'; children: string }) {
  return (
    <Form action={here}>
      <input type="hidden" name="act" value={act} />
      <Button id={`act-${act}`} kind={kind}>
        {children}
      </Button>
    </Form>
  )
}
