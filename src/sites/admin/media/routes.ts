import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '#account/allow.ts'
import { addMedium, editMedium, type MediumWords, moveMedium, removeMedium } from '#hall/media.ts'
import { mediumOf } from '#hall/read-hall.ts'
import type { Files } from '#platform/files.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { type FormState, fields, parseForm, parseOwnFields, refuseField } from '#platform/web/forms.ts'
import { idIn } from '#platform/web/id-in.ts'
import { change, save, seenIn } from '../change.ts'
import { removal } from '../confirm.tsx'
import { textSentences } from '../fields.tsx'
import { saying } from '../uploads.ts'
import { showMedia, showMedium, showNewMedium } from './pages.tsx'
import { words } from './words.ts'

const described = z.object({
  altId: fields.text(160),
  altEn: fields.text(160),
  shownFrom: fields.optionalDay(),
  shownUntil: fields.optionalDay(),
})
// The file first, as on the page.
const withFile = z.object({ file: fields.file(), ...described.shape })

/** Pictures and films for the quiet moments of the hall screens. */
export function mediaAdmin(files: Files): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showMedia)
  routes.get('/new', (c) => showNewMedium(c))
  routes.post('/', (c) => add(c, files))
  routes.get('/:id{\\d+}', (c) => showMedium(c))
  routes.post('/:id{\\d+}', edit)
  routes.post('/:id{\\d+}/places', move)
  removal(routes, '/:id{\\d+}', '/admin/media', {
    section: 'media',
    find: (tx, c) => mediumOf(tx, idIn(c)),
    says: ({ alt }, language) => {
      const says = words[language]
      const name = alt[language]
      return { title: says.removeTitle(name), body: says.removeHelp, yes: says.removeYes, name }
    },
    at: ({ id }) => `/admin/media/${id}`,
    act: (tx, { id }, by, now) => removeMedium(tx, id, by, now),
  })
  return routes
}

function sentences(c: Ask) {
  const { dayWrong, fileMissing, alt } = words[c.var.language]
  const about = textSentences(c, alt)
  return { file: fileMissing, altId: about.id, altEn: about.en, shownFrom: dayWrong, shownUntil: dayWrong }
}

function wordsOf({ altId, altEn, shownFrom, shownUntil }: z.output<typeof described>): MediumWords {
  return { alt: { id: altId, en: altEn }, shownFrom: shownFrom ?? null, shownUntil: shownUntil ?? null }
}

const refusedAt = { 'hall.periodBackwards': 'shownUntil', 'hall.tooManyMedia': 'file', 'hall.pictureTooSmall': 'file' }

async function add(c: Ask, files: Files): Promise<Response> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showNewMedium(c, form)
  const { file, ...typed } = await parseForm(c, withFile, sentences(c), show)
  const kept = await files.keepFile(Buffer.from(await file.arrayBuffer()), ['picture', 'film']).catch(saying(c))
  if (typeof kept === 'string') return refuseField(c, { file: kept }, show)
  await save(c, { show, fields: refusedAt }, (tx) => addMedium(tx, kept, wordsOf(typed), actor, now))
  return seeOther(c, '/admin/media?done=1')
}

async function edit(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showMedium(c, form)
  const { file: _, ...said } = sentences(c)
  const wanted = wordsOf(await parseForm(c, described, said, show))
  const seen = await seenIn(c)
  const id = idIn(c)
  await save(c, { show, subject: `medium:${id}`, fields: refusedAt }, (tx) =>
    editMedium(tx, id, { seen, wanted }, actor, now),
  )
  return seeOther(c, '/admin/media?done=1')
}

async function move(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  allow(actor, 'mall.edit')
  const { to } = await parseOwnFields(c, z.object({ to: z.enum(['earlier', 'later']) }))
  await change(c, (tx) => moveMedium(tx, idIn(c), to === 'earlier' ? -1 : 1, actor, now))
  return seeOther(c, '/admin/media')
}
