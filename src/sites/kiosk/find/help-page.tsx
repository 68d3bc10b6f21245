import { availabilityOf } from '#directory/availability.ts'
import type { Directory, Service } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayHall } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Tag, Tags } from '#ui/parts.tsx'
import type { Wait } from '#visit/estimate/wait.ts'
import { type Choice, kioskPath } from '../choose/choice.ts'
import { TakeNumber } from '../choose/take-number-button.tsx'
import { Screen } from '../screen.tsx'
import { sayWaitNow } from '../wait-now.ts'
import { Doors } from './doors.tsx'
import { words } from './words.ts'

type HelpProps = {
  c: Ask
  directory: Directory
  choice: Choice
  /** The service by which the information desk gives numbers, where the mall has one. */
  desk: { readonly service: Service; readonly wait: Wait } | undefined
}

/** Who does not know where to go is helped by people, and waits for them with a number as for everything else. */
export function HelpPage({ c, directory, choice, desk }: HelpProps) {
  const { language, now } = c.var
  const says = words[language].help
  const isOpen = desk !== undefined && availabilityOf(directory, desk.service, now).state === 'open'
  const wait = desk && sayWaitNow(desk.wait, language)
  const letter = desk && directory.queues.get(desk.service.queueId)?.letter
  return (
    <Screen
      about={
        <>
          <h1>{isOpen ? says.titleNumber : says.title}</h1>
          <Doors c={c} directory={directory} />
          {isOpen && (
            <Tags>
              <Tag tone="good">{says.noCost}</Tag>
              <Tag>{sayHall(placeOfQueue(directory, desk.service.queueId), c.var)}</Tag>
              {wait && <Tag tone="attention">{words[language].home.wait(wait)}</Tag>}
            </Tags>
          )}
          <p>{says.about}</p>
          <p>{says.bring}</p>
          {!isOpen && <p>{says.free}</p>}
        </>
      }
      acts={
        <Buttons>
          {isOpen && (
            <TakeNumber
              c={c}
              choice={{ services: [desk.service], order: 'best' }}
              letter={letter}
              text={says.takeNumber}
            />
          )}
          <ButtonLink href={kioskPath('', choice)} kind="secondary">
            {says.look}
          </ButtonLink>
        </Buttons>
      }
    />
  )
}
