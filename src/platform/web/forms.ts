import { z } from 'zod'
import type { Ask } from './env.ts'

/** What somebody typed, and what is wrong with it, per field. The same form is shown again with it. */
export type FormState = {
  readonly values: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly errors: Readonly<Record<string, string>>
}

export function blankForm(values: FormState['values'] = {}): FormState {
  return { values, errors: {} }
}

type Show = (form: FormState) => Response | Promise<Response>

/** A form that cannot be taken as it is. The error edge answers 422 with the same form, or with a problem document. */
export class Invalid extends Error {
  override readonly name = 'Invalid'
  readonly form: FormState
  readonly show: Show | undefined
  constructor(form: FormState, show?: Show) {
    super(Object.keys(form.errors).join(', '))
    this.form = form
    this.show = show
  }
}

/**
 * The sentence of each field, from the site's words. One sentence for whatever is wrong with it, or one per cause,
 * where the cause is the message given in the schema: `z.string().min(1, 'missing').regex(…, 'shape')`.
 */
export type Sentences<S extends z.ZodObject> = {
  readonly [K in keyof S['shape']]: string | Readonly<Record<string, string>>
}

/** Reads the request's form (or JSON) as the schema says. Otherwise throws Invalid, which shows the form again. */
export async function parseForm<S extends z.ZodObject>(
  c: Ask,
  schema: S,
  sentences: Sentences<S>,
  show?: Show,
): Promise<z.output<S>> {
  return await parseAs(
    c,
    schema,
    (field, cause) => sentenceFor(sentences[field as keyof typeof sentences], cause),
    show,
  )
}

/** Fields that are the page's or its script's own, not typed by anybody: what does not fit is a fault of the form, told by the field's name. */
export async function parseOwnFields<S extends z.ZodObject>(c: Ask, schema: S): Promise<z.output<S>> {
  return await parseAs(c, schema, (field) => field)
}

/** A form that is nothing but its button. */
export const noFields = z.object({})

async function parseAs<S extends z.ZodObject>(
  c: Ask,
  schema: S,
  say: (field: string, cause: string) => string,
  show?: Show,
): Promise<z.output<S>> {
  const raw = await readBody(c)
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    errors[field] ??= say(field, issue.message)
  }
  throw new Invalid({ values: typedValues(raw), errors }, show)
}

function sentenceFor(sentence: string | Readonly<Record<string, string>> | undefined, cause: string): string {
  if (typeof sentence === 'string') return sentence
  return sentence?.[cause] ?? Object.values(sentence ?? {})[0] ?? cause
}

/** Says that a well-formed answer is still not possible (a name that is taken): same page, same form, beside the field. */
export async function refuseField(c: Ask, errors: FormState['errors'], show: Show): Promise<never> {
  throw new Invalid({ values: typedValues(await readBody(c)), errors }, show)
}

/** The id made when the form was shown. The same id twice is the same command: a double click, a retried post. */
export async function commandOf(c: Ask): Promise<string> {
  const fromHeader = c.req.header('idempotency-key')
  const { command } = await readBody(c)
  const id = fromHeader ?? command
  if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id))
    throw new Invalid({ values: {}, errors: { command: 'command' } })
  return id
}

type Body = Record<string, unknown>

/** What was sent, field by field, with the days of date fields put together. */
export async function readBody(c: Ask): Promise<Body> {
  if (c.req.header('content-type')?.startsWith('application/json')) {
    const json: unknown = await c.req.json().catch(() => ({}))
    return typeof json === 'object' && json !== null ? withoutNul({ ...json }) : {}
  }
  return joinDates(withoutNul(await c.req.parseBody({ all: true })))
}

/** PostgreSQL keeps no NUL in a text and no keyboard types one: whoever sends it is refused nothing and keeps nothing of it. */
function withoutNul(body: Body): Body {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll('\u0000', '')
    return Array.isArray(value) ? value.map(clean) : value
  }
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, clean(value)]))
}

/** A DateField posts `born-day`, `born-month`, `born-year`; the schema sees `born: '1990-05-07'`, or '' when all are blank. */
function joinDates(body: Body): Body {
  const joined = { ...body }
  for (const name of Object.keys(body).filter((key) => key.endsWith('-year'))) {
    const field = name.slice(0, -'-year'.length)
    const [year, month, day] = ['year', 'month', 'day'].map((part) => String(body[`${field}-${part}`] ?? '').trim())
    joined[field] = year || month || day ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : ''
  }
  return joined
}

function typedValues(body: Body): FormState['values'] {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    if (secretFields.test(name) || name === 'token' || name === 'command') continue
    if (typeof value === 'string') values[name] = value
    else if (typeof value === 'number' || typeof value === 'boolean') values[name] = String(value)
    else if (Array.isArray(value)) values[name] = value.filter((one) => typeof one === 'string')
  }
  return values
}

// A password never goes back into a page.
const secretFields = /password|passcode|totp|^pin$/i

/** The pieces of which form schemas are made. */
export const fields = {
  /** Must be there; spaces around it do not count. */
  text: (most = 200) => z.string('missing').trim().min(1, 'missing').max(most, 'long'),
  /** May be left blank, and is then undefined. */
  optionalText: (most = 200) => blankIsAbsent(z.string().trim().max(most, 'long').optional()),
  whole: (least: number, most: number) => z.coerce.number('shape').int('shape').min(least, 'range').max(most, 'range'),
  /** Must be chosen: a field left empty comes as a file without a name. */
  file: () => z.instanceof(File, { error: 'missing' }).refine(({ name, size }) => name !== '' || size > 0, 'missing'),
  day: () => z.iso.date('shape'),
  optionalDay: () => blankIsAbsent(z.iso.date('shape').optional()),
  ticked: () =>
    z.preprocess((value) => value !== undefined && value !== '' && value !== 'false' && value !== false, z.boolean()),
  many: <T extends z.ZodType>(of: T) =>
    z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(of)),
  choice: <const T extends readonly [string, ...string[]]>(of: T) => z.enum(of, 'missing'),
}

function blankIsAbsent<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema)
}
