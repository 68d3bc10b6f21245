import type { Hono } from 'hono'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState } from '#platform/web/forms.ts'
import { Button, ButtonLink, Buttons, Form } from '#ui/button.tsx'
import { EmptyState, Notice } from '#ui/parts.tsx'
import { type Fate, perform, rehearse } from './bulk.ts'
import type { BulkOf, BulkOffer } from './bulk-offer.ts'
import { ChosenRows, Outcomes } from './bulk-tables.tsx'
import { showUndo, takeBack } from './bulk-undo.tsx'
import { seenIn, typed } from './change.ts'
import { Seen } from './fields.tsx'
import { adminPage } from './frame.tsx'
import { words } from './words.ts'

const most = 500

/**
 * `GET /bulk?act=requeue&id=3&id=4` asks, `POST /bulk` first shows what would become of each row (`step=check`) and then
 * does it (`step=do`), `/bulk/undo` takes it back. Listed before the routes with `/:id`.
 */
export function bulkRoutes(routes: Hono<Env>, of: BulkOf): void {
  routes.get('/bulk', async (c) => showAsking(c, of, await chosenIn(c, of), blankForm()))
  routes.post('/bulk', (c) => answer(c, of))
  routes.get('/bulk/undo', (c) => showUndo(c, of, blankForm()))
  routes.post('/bulk/undo', (c) => takeBack(c, of))
}

type Chosen = { readonly key: string; readonly offer: BulkOffer; readonly ids: readonly number[] }

async function chosenIn(c: Ask, { offers }: BulkOf, values?: FormState['values']): Promise<Chosen> {
  const key = String(values ? values.act : (c.req.query('act') ?? ''))
  const offer = (await offers(c))[key]
  if (!offer) throw new NotFound()
  const texts = values ? [values.id ?? []].flat() : (c.req.queries('id') ?? [])
  const ids = texts.filter((text) => /^\d{1,15}$/.test(text)).map(Number)
  return { key, offer, ids: [...new Set(ids)] }
}

async function showAsking(c: Ask, of: BulkOf, { key, offer, ids }: Chosen, form: FormState): Promise<Response> {
  const says = words[c.var.language].bulk
  const at = `/admin/${of.section}`
  const head = { title: offer.title, section: of.section, form, back: { href: at, text: of.title(c) } }
  if (ids.length === 0 || ids.length > most)
    return adminPage(
      c,
      head,
      <EmptyState title={says.nothingChosen}>
        <p>{ids.length > most ? says.tooMany : says.nothingChosenBody}</p>
        <p>
          <a href={at}>{says.back}</a>
        </p>
      </EmptyState>,
    )
  const rows = await c.var.inMall(async (tx) => {
    const found = []
    for (const id of ids) found.push({ id, ...(await offer.act.look(tx, id)) })
    return found
  })
  return adminPage(
    c,
    head,
    <>
      {offer.isFinal && <Notice tone="attention">{says.final}</Notice>}
      <Form action={`${at}/bulk`} id="form" class="edit">
        <Hidden chosen={{ key, offer, ids }} />
        {offer.ask?.(form)}
        <Buttons>
          <Button name="step" value="check">
            {says.check}
          </Button>
          <ButtonLink href={at} kind="quiet">
            {words[c.var.language].cancel}
          </ButtonLink>
        </Buttons>
        <p class="quiet">{says.checkHelp}</p>
      </Form>
      <ChosenRows c={c} caption={says.chosen(rows.length, of.noun(c))} rows={rows} say={offer.act.say} />
    </>,
  )
}

function Hidden({ chosen: { key, ids } }: { chosen: Chosen }) {
  return (
    <>
      <input type="hidden" name="act" value={key} />
      {ids.map((id) => (
        <input type="hidden" name="id" value={String(id)} />
      ))}
    </>
  )
}

async function answer(c: Ask, of: BulkOf): Promise<Response> {
  const values = await typed(c)
  const chosen = await chosenIn(c, of, values)
  const target = chosen.offer.read(values)
  if (typeof target !== 'function') {
    c.status(422)
    return showAsking(c, of, chosen, { values, errors: target.errors })
  }
  if (chosen.ids.length === 0 || chosen.ids.length > most) return showAsking(c, of, chosen, blankForm())
  const { key, offer, ids } = chosen
  if (values.step !== 'do') {
    const fates = await rehearse(c, offer.act, ids, target)
    return showFates(c, of, chosen, values, fates)
  }
  const as = { seen: seenAs(await seenIn(c)), stale: words[c.var.language].bulk.meanwhile }
  const fates = await perform(c, { key, act: offer.act, ids, as }, target)
  if (fates.length === 0) return seeOther(c, `/admin/${of.section}?bulk=${await commandOf(c)}`)
  c.status(409)
  return showFates(c, of, chosen, values, fates)
}

function seenAs(seen: unknown): Readonly<Record<string, unknown>> {
  return typeof seen === 'object' && seen !== null ? { ...seen } : {}
}

/** What was answered on the page before, carried on: the same form is posted once more to do it. */
const ownFields = ['act', 'id', 'step', 'token', 'command', 'seen']

function showFates(
  c: Ask,
  of: BulkOf,
  chosen: Chosen,
  values: FormState['values'],
  fates: readonly Fate[],
): Promise<Response> {
  const { language } = c.var
  const says = words[language].bulk
  const at = `/admin/${of.section}`
  const faulty = fates.filter(({ fault }) => fault)
  const changing = fates.filter(({ fault, isSame }) => !fault && !isSame)
  const carried = Object.entries(values).filter(([name]) => !ownFields.includes(name))
  const rest = { ...chosen, ids: fates.filter(({ fault }) => !fault).map(({ id }) => id) }
  const kept = (
    <>
      {carried.flatMap(([name, value]) =>
        [value ?? ''].flat().map((one) => <input type="hidden" name={name} value={one} />),
      )}
      <Seen of={Object.fromEntries(fates.map(({ id, was }) => [id, was]))} />
    </>
  )
  return adminPage(
    c,
    { title: chosen.offer.title, section: of.section, back: { href: at, text: of.title(c) } },
    <>
      <h2>{says.preview}</h2>
      {faulty.length > 0 && (
        <Notice tone="bad" isNews>
          {says.notReady(faulty.length, fates.length)}
        </Notice>
      )}
      {faulty.length === 0 && (
        <p role="status">{changing.length === 0 ? says.nothingToDo : says.ready(changing.length)}</p>
      )}
      <Outcomes c={c} fates={fates} say={chosen.offer.act.say} />
      <Form action={`${at}/bulk`}>
        <Hidden chosen={faulty.length > 0 ? rest : chosen} />
        {kept}
        <Buttons>
          {faulty.length > 0 && rest.ids.length > 0 && (
            <Button name="step" value="check">
              {says.leave(faulty.length)}
            </Button>
          )}
          {faulty.length === 0 && changing.length > 0 && (
            <Button name="step" value="do" kind={chosen.offer.isEnding ? 'stop' : 'main'}>
              {`${chosen.offer.title} (${changing.length})`}
            </Button>
          )}
          <ButtonLink href={at} kind="quiet">
            {words[language].cancel}
          </ButtonLink>
        </Buttons>
      </Form>
    </>,
  )
}
