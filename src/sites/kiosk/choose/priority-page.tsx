import type { Directory } from '#directory/directory.ts'
import type { Ask } from '#platform/web/env.ts'
import { protectedKinds } from '#visit/visit.ts'
import type { Choice } from './choice.ts'
import { TakeNumber } from './take-number-button.tsx'
import { words } from './words.ts'

/** One's own word is enough here; an officer confirms or withdraws it, in some malls before it counts (PermenPANRB 11/2024). */
export function PriorityPage({ c, directory, choice }: { c: Ask; directory: Directory; choice: Choice }) {
  const { language, formats } = c.var
  const says = words[language].priority
  const credit = creditOf(directory, choice)
  const about = directory.mall.settings.priorityNeedsConfirmation ? says.aboutConfirmed : says.about
  return (
    <>
      <h1>{says.title}</h1>
      <p>{[about, credit && says.credit(formats.minutes(credit))].filter(Boolean).join(' ')}</p>
      <div class="kinds">
        {protectedKinds.map((kind) => (
          <TakeNumber c={c} choice={choice} protectedAs={kind} kind="secondary" text={says.kinds[kind]} />
        ))}
        <TakeNumber c={c} choice={choice} kind="quiet" text={says.none} />
      </div>
    </>
  )
}

/** Only what is true of every queue that was chosen can be said of the number. */
function creditOf(directory: Directory, { services }: Choice): number | undefined {
  const queues = services.flatMap((service) => directory.queues.get(service.queueId) ?? [])
  const credits = queues.map((queue) => (queue.discipline === 'credit' ? queue.creditProtectedMinutes : 0))
  const least = Math.min(...credits)
  return credits.length > 0 && least > 0 ? least : undefined
}
