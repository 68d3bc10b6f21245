import { raw } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import { blankCommand, blankToken } from '#platform/web/same-site.ts'

/** `secondary` beside the main act, `quiet` for what is rarely needed, `stop` for what ends something. */
export type ButtonKind = 'main' | 'secondary' | 'quiet' | 'attention' | 'stop' | 'link'

type ButtonProps = PropsWithChildren<{
  kind?: ButtonKind | undefined
  name?: string | undefined
  value?: string | undefined
  isDisabled?: boolean | undefined
  /** The key that presses it on a desk: shown on the button, and read by the desk's script. */
  shortcut?: string | undefined
  /** Another key that presses it, which is not shown: the key of the same act at other times. */
  alsoKey?: string | undefined
  /** The form's id, when the button stands outside its form. */
  form?: string | undefined
  id?: string | undefined
  /** Sends its form to another address than the form's own. */
  to?: string | undefined
}>

export function Button({
  kind = 'main',
  name,
  value,
  isDisabled,
  shortcut,
  alsoKey,
  form,
  id,
  to,
  children,
}: ButtonProps) {
  const keys = alsoKey ? `${shortcut} ${alsoKey}` : shortcut
  return (
    <button
      id={id}
      type="submit"
      class={classOf(kind)}
      name={name}
      value={value}
      disabled={isDisabled}
      form={form}
      formaction={to}
      data-shortcut={keys}
      aria-keyshortcuts={keys}
    >
      <span>{children}</span>
      {shortcut && (
        <span class="key" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  )
}

export function ButtonLink({
  href,
  kind = 'main',
  children,
}: PropsWithChildren<{ href: string; kind?: ButtonKind | undefined }>) {
  return (
    <a class={classOf(kind)} href={href}>
      <span>{children}</span>
    </a>
  )
}

export function Buttons({ children }: PropsWithChildren) {
  return <div class="buttons">{children}</div>
}

/** Makes a double click or a post that is tried again the same command. */
export function CommandField() {
  return raw(blankCommand)
}

type FormProps = {
  action: string
  id?: string | undefined
  hasFiles?: boolean | undefined
  class?: string | undefined
  children?: Child
}

/** A form that posts: with its command id and its token. Answers are checked by the server, in our own words. */
export function Form({ action, id, hasFiles, class: className, children }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={className}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
      novalidate
    >
      {raw(blankToken)}
      <CommandField />
      {children}
    </form>
  )
}

/** One button that posts one act: `<Act action="/desk/3/calls">Panggil</Act>`. */
export function Act({
  action,
  fields = {},
  children,
  ...button
}: ButtonProps & { action: string; fields?: Readonly<Record<string, string | number>> | undefined }) {
  return (
    <Form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      <Button {...button}>{children}</Button>
    </Form>
  )
}

function classOf(kind: ButtonKind): string {
  return kind === 'main' ? 'button' : `button ${kind}`
}
