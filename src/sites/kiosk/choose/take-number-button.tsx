import type { Ask } from '#platform/web/env.ts'
import { Button, type ButtonKind, Form } from '#ui/button.tsx'
import type { ProtectedAs } from '#visit/visit.ts'
import type { Choice } from './choice.ts'
import { words } from './words.ts'

type TakeProps = {
  c: Ask
  choice: Choice
  letter?: string | undefined
  protectedAs?: ProtectedAs | undefined
  kind?: ButtonKind
  text?: string
  /** Beneath the text, smaller. */
  more?: string
}

/** The button that gives the number, for a choice whose order is settled. Pressed twice it is one number: the form carries its command. */
export function TakeNumber({ c, choice, letter, protectedAs, kind, text, more }: TakeProps) {
  return (
    <Form action="/kiosk/numbers">
      {choice.services.map((service) => (
        <input type="hidden" name="services" value={service.code} />
      ))}
      {choice.order === 'listed' && <input type="hidden" name="order" value="listed" />}
      {protectedAs && <input type="hidden" name="protected" value={protectedAs} />}
      <Button kind={kind}>
        {text ?? words[c.var.language].service.take}
        {more && <small>{more}</small>}
        {letter && (
          <span class="letter" aria-hidden="true">
            {letter}
          </span>
        )}
      </Button>
    </Form>
  )
}
