import type { Directory, Service } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayAvailability, sayCounters } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/parts.tsx'
import type { Waits } from '#visit/estimate/read-waits.ts'
import type { Wait } from '#visit/estimate/wait.ts'
import { mostServices } from '#visit/take-number.ts'
import { Rehearsal } from '../rehearsal.tsx'
import { Screen } from '../screen.tsx'
import { sayWaitNow } from '../wait-now.ts'
import { type BestOrder, bestOrder } from './best-order.ts'
import { type Choice, kioskPath, type Order, unavailableIn, withoutService } from './choice.ts'
import { Further } from './further.tsx'
import { sourceOf } from './requirement-card.tsx'
import { PriorityLink } from './service-page.tsx'
import { TakeNumber } from './take-number-button.tsx'
import { words } from './words.ts'

type OrderProps = { c: Ask; directory: Directory; choice: Choice; waits: Waits }

/** Several services on one number: what, where, in which order, and why in that one. */
export function OrderPage(props: OrderProps) {
  const { c, directory, choice, waits } = props
  const says = words[c.var.language].order
  if (choice.services.length === 0) {
    return (
      <>
        <h1>{says.empty}</h1>
        <p>{says.emptyMore}</p>
        <ButtonLink href="/kiosk">{says.choose}</ButtonLink>
      </>
    )
  }
  const best = bestFor(directory, choice.services, waits)
  const settled = settledBy(best, directory, choice)
  return (
    <Screen
      about={
        <>
          <h1>{says.title}</h1>
          <Rehearsal c={c} directory={directory} />
          <Unavailable {...props} />
          <ol class="chosen">
            {settled.services.map((service) => (
              <ChosenItem {...props} service={service} />
            ))}
          </ol>
          {choice.services.length > 1 && <InWhichOrder {...props} best={best} />}
        </>
      }
      acts={<OrderActs {...props} settled={settled} />}
      keepsActs
    />
  )
}

function bestFor(directory: Directory, services: readonly Service[], waits: Waits): BestOrder {
  return bestOrder(
    services.map((service) => ({
      id: service.id,
      needs: service.standard.requirements.flatMap((requirement) => sourceOf(directory, requirement)?.id ?? []),
      waitMinutes: minutesOf(waits.atQueue(service.queueId)),
    })),
  )
}

function minutesOf(wait: Wait): number | undefined {
  if (wait.kind === 'unknown') return undefined
  return wait.kind === 'soon' ? 0 : (wait.low + wait.high) / 2
}

/** The choice as the number will have it: served as listed only where that was wished, or must be. */
function settledBy({ ids, mustBeInOrder }: BestOrder, directory: Directory, choice: Choice): Choice {
  if (choice.order === 'listed') return choice
  const services = ids.flatMap((id) => directory.services.get(id) ?? [])
  return { services, order: choice.order === 'best' && mustBeInOrder ? 'listed' : 'any' }
}

function whyBest({ c, directory, waits }: OrderProps, { ids, papers }: BestOrder, order: Order): string {
  const { language } = c.var
  const says = words[language].order
  const nameOf = (id: number) => directory.services.get(id)?.name[language] ?? ''
  if (order === 'best' && papers.length > 0)
    return papers.map((paper) => says.paperFirst(nameOf(paper.first), nameOf(paper.for))).join(' ')
  const first = directory.services.get(ids[0] ?? 0)
  const wait = first && sayWaitNow(waits.atQueue(first.queueId), language)
  const soonest = first && wait ? says.soonest(nameOf(first.id), wait) : ''
  return [says.allAtOnce, soonest].filter(Boolean).join(' ')
}

function ChosenItem({ c, directory, choice, waits, service }: OrderProps & { service: Service }) {
  const { language } = c.var
  const says = words[language].order
  const place = [
    directory.agencies.get(service.agencyId)?.shortName,
    sayCounters(placeOfQueue(directory, service.queueId), c.var),
  ]
  const wait = sayWaitNow(waits.atQueue(service.queueId), language)
  return (
    <li>
      <div>
        <strong>{service.name[language]}</strong>
        <span>{place.filter(Boolean).join(', ')}</span>
        {wait && <span>{words[language].service.wait(wait)}</span>}
      </div>
      <a
        class="button quiet"
        href={kioskPath('/order', withoutService(choice, service))}
        aria-label={says.removeThat(service.name[language])}
      >
        {says.remove}
      </a>
    </li>
  )
}

/** Links instead of a question, so that the choice stays in the address. The one that holds says why. */
function InWhichOrder(props: OrderProps & { best: BestOrder }) {
  const { c, choice, best } = props
  const says = words[c.var.language].order
  // Without a paper that must come first, the best order is whichever counter is free first.
  const ways: readonly { order: Order; text: string }[] = best.mustBeInOrder
    ? [
        { order: 'best', text: says.best },
        { order: 'any', text: says.any },
        { order: 'listed', text: says.listed },
      ]
    : [
        { order: 'best', text: says.any },
        { order: 'listed', text: says.listed },
      ]
  return (
    <nav class="ways" aria-label={says.how}>
      <h2>{says.how}</h2>
      {ways.map(({ order, text }) => (
        <a
          class="way"
          href={kioskPath('/order', { ...choice, order })}
          aria-current={choice.order === order ? 'true' : undefined}
        >
          {choice.order === order && <Icon name="check" />}
          <span>
            {text}
            {choice.order === order && order !== 'listed' && <small>{whyBest(props, best, order)}</small>}
          </span>
        </a>
      ))}
    </nav>
  )
}

/** What keeps the number from being given, where it is read first. */
function Unavailable({ c, directory, choice }: OrderProps) {
  const { language, now } = c.var
  return (
    <>
      {unavailableIn(choice, directory, now).map(({ service, availability }) => (
        <Notice tone="bad">
          {words[language].order.unavailable(service.name[language], sayAvailability(availability, c.var).short)}
        </Notice>
      ))}
    </>
  )
}

function OrderActs({ c, directory, choice, settled }: OrderProps & { settled: Choice }) {
  const { language, formats, now } = c.var
  const says = words[language].order
  const isAvailable = unavailableIn(choice, directory, now).length === 0
  const letter = directory.queues.get(settled.services[0]?.queueId ?? 0)?.letter
  return (
    <Buttons>
      {isAvailable && (
        <div class="first">
          {choice.services.length > 1 && <Further c={c} of="order" />}
          <TakeNumber
            c={c}
            choice={settled}
            letter={letter}
            {...(settled.services.length > 1 ? { more: says.one } : {})}
          />
        </div>
      )}
      {choice.services.length < mostServices ? (
        <ButtonLink href={kioskPath('', choice)} kind="secondary">
          {words[language].service.more}
        </ButtonLink>
      ) : (
        <p class="quiet">{says.most(formats.number(mostServices))}</p>
      )}
      {isAvailable && <PriorityLink c={c} choice={settled} />}
    </Buttons>
  )
}
