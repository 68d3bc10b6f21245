import type { Directory, Service } from '#directory/directory.ts'
import { placeOfQueue } from '#directory/place.ts'
import { sayAvailability, sayCounters } from '#directory/say.ts'
import type { Ask } from '#platform/web/env.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/parts.tsx'
import { mostServices } from '#visit/take-number.ts'
import { type Choice, kioskPath, unavailableIn, withoutService } from './choice.ts'
import { PriorityLink } from './service-page.tsx'
import { TakeNumber } from './take-number-button.tsx'
import { words } from './words.ts'

type OrderProps = { c: Ask; directory: Directory; choice: Choice }

/** Several services on one number: what, where, in which order. */
export function OrderPage(props: OrderProps) {
  const { c, choice } = props
  const says = words[c.var.language].order
  if (choice.services.length === 0) {
    return (
      <>
        <h1>{says.empty}</h1>
        <p>{says.emptyMore}</p>
        <ButtonLink href="/kiosk">{words[c.var.language].home.title}</ButtonLink>
      </>
    )
  }
  return (
    <>
      <h1>{says.title}</h1>
      <ol class="chosen">
        {choice.services.map((service) => (
          <ChosenItem {...props} service={service} />
        ))}
      </ol>
      {choice.services.length > 1 && <InWhichOrder {...props} />}
      <OrderActs {...props} />
    </>
  )
}

function ChosenItem({ c, directory, choice, service }: OrderProps & { service: Service }) {
  const { language } = c.var
  const says = words[language].order
  const place = [
    directory.agencies.get(service.agencyId)?.shortName,
    sayCounters(placeOfQueue(directory, service.queueId), c.var),
  ]
  return (
    <li>
      <div>
        <strong>{service.name[language]}</strong>
        <span>{place.filter(Boolean).join(', ')}</span>
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

/** Two links instead of a question, so that the choice stays in the address. */
function InWhichOrder({ c, choice }: OrderProps) {
  const says = words[c.var.language].order
  const ways = [
    { inOrder: false, text: says.any },
    { inOrder: true, text: says.listed },
  ]
  return (
    <nav class="ways" aria-label={says.how}>
      <h2>{says.how}</h2>
      {ways.map(({ inOrder, text }) => (
        <a
          class="way"
          href={kioskPath('/order', { ...choice, inOrder })}
          aria-current={choice.inOrder === inOrder ? 'true' : undefined}
        >
          {choice.inOrder === inOrder && <Icon name="check" />}
          {text}
        </a>
      ))}
    </nav>
  )
}

function OrderActs({ c, directory, choice }: OrderProps) {
  const { language, formats, now } = c.var
  const says = words[language].order
  const unavailable = unavailableIn(choice, directory, now)
  const mayAdd = choice.services.length < mostServices
  const letter = directory.queues.get(choice.services[0]?.queueId ?? 0)?.letter
  return (
    <>
      {unavailable.map(({ service, availability }) => (
        <Notice tone="bad">
          {says.unavailable(service.name[language], sayAvailability(availability, c.var).short)}
        </Notice>
      ))}
      <Buttons>
        {unavailable.length === 0 && <TakeNumber c={c} choice={choice} letter={letter} />}
        {mayAdd && (
          <ButtonLink href={kioskPath('', choice)} kind="secondary">
            {words[language].service.more}
          </ButtonLink>
        )}
        {unavailable.length === 0 && <PriorityLink c={c} choice={choice} />}
      </Buttons>
      <p class="quiet">{mayAdd ? says.one : says.most(formats.number(mostServices))}</p>
    </>
  )
}
