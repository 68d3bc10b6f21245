import type { Hono } from 'hono'
import { z } from 'zod'
import type { Directory } from '#directory/directory.ts'
import { formatsFor } from '#platform/formats.ts'
import { NotFound } from '#platform/refused.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState, fields, noFields, parseForm } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import type { Language } from '#platform/words.ts'
import { changeIncident, closeIncident, incidentKinds, openIncident } from '#visit/incident.ts'
import { names } from '#visit/names.ts'
import { post } from './act.ts'
import { readSeen } from './counters.tsx'
import { whereOf } from './decisions/say-incident.ts'
import { askFirst } from './floor-page.tsx'
import { showIncident, showKinds } from './incident-pages.tsx'
import { placeFrom, placeOf } from './place.ts'
import { words } from './words.ts'

const incident = z.object({
  kind: fields.choice(incidentKinds),
  place: z.string().regex(/^(mall:0|(agency|queue|service|counter):\d+)$/, 'missing'),
  id: fields.text(300),
  en: fields.text(300),
  stops: fields.ticked(),
})

export function incidents(routes: Hono<Env>): void {
  routes.get('/incidents/new', async (c) => {
    const directory = await readDirectory(c)
    const kind = incidentKinds.find((one) => one === c.req.query('kind'))
    const place = placeOf(directory, c.req.query('place') ?? '')
    return kind && place
      ? showIncident(c, directory, usualWords(c, directory, kind, c.req.query('place') ?? ''))
      : showKinds(c, directory)
  })
  routes.post('/incidents', open)
  confirmed(
    routes,
    'close',
    (tx, id, by, now) => closeIncident(tx, id, by, now),
    (says) => [says.closeIncidentTitle, says.closeIncidentHelp, says.recovered],
  )
  confirmed(
    routes,
    'stop',
    (tx, id, by, now) => changeIncident(tx, id, true, by, now),
    (says) => [says.stopTitle, says.stopHelp, says.stopNumbers],
  )
  confirmed(
    routes,
    'give',
    (tx, id, by, now) => changeIncident(tx, id, false, by, now),
    (says) => [says.giveTitle, says.giveHelp, says.giveNumbers],
  )
}

async function open(c: Ask): Promise<Response> {
  const says = words[c.var.language]
  const { choose, messageMissing } = says
  const show = async (typed: FormState) => showIncident(c, await readDirectory(c), typed)
  const { kind, place, stops, ...message } = await parseForm(
    c,
    incident,
    {
      kind: choose(says.whichIncident),
      place: choose(says.where),
      stops: choose(says.numbers),
      id: messageMissing(says.messageId),
      en: messageMissing(says.messageEn),
    },
    show,
  )
  const command = { id: await commandOf(c) }
  const opened = await c.var.inMall((tx) =>
    openIncident(tx, { kind, stops, message, ...placeFrom(place) }, c.var.actor, c.var.now, command),
  )
  return seeOther(c, '/floor', opened)
}

/** Written already in both languages, with where and since when; the manager mends it. */
function usualWords(c: Ask, directory: Directory, kind: (typeof incidentKinds)[number], place: string): FormState {
  const since = (language: Language) => formatsFor(language, c.var.mall.timeZone).time(c.var.now)
  const said = (language: Language) =>
    names[language].incidentMessage[kind](placeOf(directory, place)?.[language] ?? '', since(language))
  return blankForm({ kind, place, id: said('id'), en: said('en') })
}

type Change = (...of: Parameters<typeof closeIncident>) => Promise<void>
type Sentences = (says: (typeof words)['id']) => [title: string, help: string, submit: string]

function confirmed(routes: Hono<Env>, name: string, change: Change, sentences: Sentences): void {
  routes.get(`/incidents/:incident/${name}`, async (c) => {
    const directory = await readDirectory(c)
    const found = directory.incidents.find((one) => one.id === idIn(c, 'incident'))
    if (!found) throw new NotFound('incident.notFound')
    const [title, help, submit] = sentences(words[c.var.language])
    // The usual words begin with where; said once is enough.
    const [where, message] = [whereOf(directory, found, c.var.language), found.message[c.var.language]]
    const what = message.startsWith(where) ? message : `${where}: ${message}`
    return askFirst(c, {
      title,
      help: `${what} ${help}`,
      action: `/floor/incidents/${found.id}/${name}`,
      submit,
      isStop: name === 'stop',
    })
  })
  routes.post(`/incidents/:incident/${name}`, (c, next) =>
    post(noFields, (tx, { by, now }) => change(tx, idIn(c, 'incident'), by, now))(c, next),
  )
}

function readDirectory(c: Ask): Promise<Directory> {
  return c.var.inMall((tx) => readSeen(tx, c))
}
