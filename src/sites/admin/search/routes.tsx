import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { searchServices } from '#directory/find-services.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, type FormState, fields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import {
  addSameWords,
  editSameWords,
  removeSameWords,
  type SameWords,
  sameWordsOf,
} from '#service/search/same-words.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/parts.tsx'
import { save, seenIn } from '../change.ts'
import { removal } from '../confirm.tsx'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { HistoryFoot, namedHistory } from '../history.tsx'
import { showSearch } from './list-page.tsx'
import { words } from './words.ts'

/** What people say and what the mall calls it: the manager's words, for the search of every face. */
export function searchAdmin(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showSearch)
  routes.get('/new', (c) => showAdd(c, blankForm({ says: (c.req.query('says') ?? '').slice(0, 60) })))
  routes.post('/', add)
  routes.get('/:id{\\d+}', (c) => showEdit(c))
  routes.post('/:id{\\d+}', edit)
  removal(routes, '/:id{\\d+}', '/admin/search', {
    section: 'search',
    find: (tx, c) => sameWordsOf(tx, idIn(c)),
    says: ({ says, means }, language) => {
      const said = words[language].remove
      return { title: said.title(says), body: said.body(says, means), yes: said.yes, name: says }
    },
    at: ({ id }) => `/admin/search/${id}`,
    act: (tx, { id }, by, now) => removeSameWords(tx, id, by, now),
  })
  return routes
}

const pair = z.object({ says: fields.text(60), means: fields.text(60) })

function pairIn(c: Ask, show: (form: FormState) => Promise<Response>): Promise<SameWords> {
  const { saysMissing, meansMissing, long } = words[c.var.language].form
  return parseForm(c, pair, { says: { missing: saysMissing, long }, means: { missing: meansMissing, long } }, show)
}

/** Which box a refusal speaks about. */
const refusedAt = {
  'search.noWord.says': 'says',
  'search.noWord.means': 'means',
  'search.sameTwice': 'means',
  'search.taken': 'says',
  'search.circle': 'means',
}

function Pair({ c, form }: { c: Ask; form: FormState }) {
  const { language } = c.var
  const says = words[language].form
  const question = { form, language, width: 'w20' as const }
  return (
    <>
      <Field {...question} name="says" label={says.says} hint={says.saysHint} />
      <Field {...question} name="means" label={says.means} hint={says.meansHint} />
    </>
  )
}

async function showAdd(c: Ask, form: FormState): Promise<Response> {
  const { language, actor } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  return adminPage(
    c,
    { title: says.add, section: 'search', form, back: { href: '/admin/search', text: says.title } },
    <EditForm action="/admin/search" language={language} cancel="/admin/search" submit={says.add}>
      <Pair c={c} form={form} />
    </EditForm>,
  )
}

async function add(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showAdd(c, form)
  const wanted = await pairIn(c, show)
  const id = await save(c, { show, fields: refusedAt }, (tx) => addSameWords(tx, wanted, actor, now))
  return seeOther(c, `/admin/search/${id}?done=1`)
}

async function showEdit(c: Ask, typed?: FormState): Promise<Response> {
  const { language, actor, now } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const subject = `search:${idIn(c)}`
  const { kept, directory, entries } = await c.var.inMall(async (tx) => ({
    kept: await sameWordsOf(tx, idIn(c)),
    directory: await directoryOf(tx, now),
    entries: await namedHistory(tx, { subject }, 8),
  }))
  const seen = { says: kept.says, means: kept.means }
  const form = typed ?? blankForm(seen)
  const { found } = searchServices(directory, kept.says)
  return adminPage(
    c,
    { title: kept.says, section: 'search', form, back: { href: '/admin/search', text: says.title } },
    <>
      <EditForm action={`/admin/search/${kept.id}`} seen={seen} language={language} cancel="/admin/search">
        <Pair c={c} form={form} />
      </EditForm>
      <section aria-labelledby="menemukan">
        <h2 id="menemukan">{says.findsNow(kept.says)}</h2>
        {found.length === 0 && <Notice tone="attention">{says.findsNothing(kept.says)}</Notice>}
        <ul>
          {found.slice(0, 5).map((service) => (
            <li>
              <a href={`/services/${service.code}`}>{service.name[language]}</a>
            </li>
          ))}
        </ul>
      </section>
      <Buttons>
        <ButtonLink kind="stop" href={`/admin/search/${kept.id}/remove`}>
          {says.remove.act}
        </ButtonLink>
      </Buttons>
      <HistoryFoot c={c} entries={entries} subject={subject} />
    </>,
  )
}

async function edit(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showEdit(c, form)
  const id = idIn(c)
  const change = { wanted: await pairIn(c, show), seen: await seenIn(c) }
  await save(c, { show, subject: `search:${id}`, fields: refusedAt }, (tx) => editSameWords(tx, id, change, actor, now))
  return seeOther(c, `/admin/search/${id}?done=1`)
}
