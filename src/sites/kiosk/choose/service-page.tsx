import { availabilityOf, warningsOf } from '#directory/availability.ts'
import type { Agency, Directory, Service } from '#directory/directory.ts'
import { sayAvailability } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { sayCost, sayTime } from '#service/say.ts'
import { words as serviceWords } from '#service/words.ts'
import { Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Notice, Tag, Tags } from '#ui/parts.tsx'
import { Unbroken } from '#ui/unbroken.tsx'
import type { Wait } from '#visit/estimate/wait.ts'
import { mostServices } from '#visit/take-number.ts'
import { Rehearsal } from '../rehearsal.tsx'
import { Screen } from '../screen.tsx'
import { sayWaitNow } from '../wait-now.ts'
import { type Choice, kioskPath, withService } from './choice.ts'
import { Further } from './further.tsx'
import { missingForm, RequirementCard } from './requirement-card.tsx'
import { TakeNumber } from './take-number-button.tsx'
import { words } from './words.ts'

export type ServiceProps = {
  c: Ask
  directory: Directory
  choice: Choice
  agency: Agency
  service: Service
  waiting: number
  wait: Wait
}

/** Letters; a longer name is set smaller, so that the papers begin higher. */
const longName = 60

/** What it costs, how long it takes, what is needed, and only then the number. */
export function ServicePage(props: ServiceProps) {
  const { c, directory, agency, service } = props
  const { language } = c.var
  const availability = availabilityOf(directory, service, c.var.now)
  const isOpen = availability.state === 'open'
  return (
    <Screen
      about={
        <>
          <p class="above">{agency.shortName}</p>
          <h1 class={service.name[language].length > longName ? 'long' : undefined}>
            <Unbroken text={service.name[language]} />
          </h1>
          <ServiceTags {...props} isOpen={isOpen} />
          <Rehearsal c={c} directory={directory} />
          {service.level !== 'issued_here' && (
            <Notice tone="attention">{serviceWords[language].levelMore[service.level]}</Notice>
          )}
          {warningsOf(directory, service).map((incident) => (
            <Notice tone="attention" title={words[language].service.incident}>
              {incident.message[language]}
            </Notice>
          ))}
          {!isOpen && <NoNumber c={c} availability={availability} />}
          <RequirementCard {...props} />
        </>
      }
      acts={isOpen && <ServiceActs {...props} />}
      keepsActs={isOpen}
    />
  )
}

/** The wait only of who can take a number now. */
function ServiceTags({ c, service, waiting, wait, isOpen }: ServiceProps & { isOpen: boolean }) {
  const { language, formats } = c.var
  const says = words[language].service
  const { cost, time } = service.standard
  const said = sayWaitNow(wait, language)
  const people = waiting > 0 ? says.waiting(formats.number(waiting)) : says.nobodyWaiting
  return (
    <Tags>
      <Tag tone={cost.kind === 'free' ? 'good' : 'plain'}>{sayCost(cost, c.var)}</Tag>
      <Tag>{`${serviceWords[language].level[service.level]}, ${sayTime(time, c.var)}`}</Tag>
      {isOpen && <Tag tone={waiting > 0 ? 'attention' : 'plain'}>{said && waiting > 0 ? says.wait(said) : people}</Tag>}
    </Tags>
  )
}

/** One service: the number at once. A further one: into the choice. */
function ServiceActs({ c, directory, choice, service }: ServiceProps) {
  const says = words[c.var.language].service
  const chosen = withService(choice, service)
  const letter = directory.queues.get(service.queueId)?.letter
  const asksForPapers = service.standard.requirements.length > 0
  const incomplete = asksForPapers && (
    <Button kind="secondary" form={missingForm}>
      {says.incomplete} <small>{says.incompleteMore}</small>
    </Button>
  )
  const further = asksForPapers && <Further c={c} of="service" />
  if (choice.services.length > 0) {
    return (
      <Buttons>
        {choice.services.includes(service) && <p>{says.already}</p>}
        <div class="first">
          {further}
          <ButtonLink href={kioskPath('/order', chosen)}>{says.add}</ButtonLink>
        </div>
        {incomplete}
      </Buttons>
    )
  }
  return (
    <Buttons>
      <div class="first">
        {further}
        <TakeNumber
          c={c}
          choice={chosen}
          letter={letter}
          {...(asksForPapers ? { text: says.haveAll, more: says.take } : {})}
        />
      </div>
      {incomplete}
      {chosen.services.length < mostServices && (
        <ButtonLink href={kioskPath('', chosen)} kind="secondary">
          {says.more}
        </ButtonLink>
      )}
      <PriorityLink c={c} choice={chosen} />
    </Buttons>
  )
}

export function PriorityLink({ c, choice }: { c: Ask; choice: Choice }) {
  const says = words[c.var.language].service
  return (
    <a class="button secondary" href={kioskPath('/priority', choice)}>
      <span>
        {says.priority} <small>({says.priorityWho})</small>
      </span>
    </a>
  )
}

function NoNumber({ c, availability }: { c: Ask; availability: ReturnType<typeof availabilityOf> }) {
  const { short, more } = sayAvailability(availability, c.var)
  const says = words[c.var.language].service
  return (
    <Notice tone={availability.state === 'stopped' ? 'bad' : 'attention'} title={says.closedTitle}>
      <p>
        <Unbroken
          text={(availability.state === 'stopped' ? more : [`${short}.`, more].filter(Boolean).join(' ')) ?? ''}
        />
      </p>
    </Notice>
  )
}
