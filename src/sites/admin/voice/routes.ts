import { Hono } from 'hono'
import { allow } from '#account/allow.ts'
import { putBackClip, recordClips, type Taken } from '#hall/record-clips.ts'
import { isSayable } from '#hall/vocabulary.ts'
import type { Files } from '#platform/files.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { type FormState, refuseField } from '#platform/web/forms.ts'
import { change, save } from '../change.ts'
import { chosenFiles, saying } from '../uploads.ts'
import { clipIn, showClip, showUpload } from './clip-page.tsx'
import { showVoice, subject } from './list-page.tsx'
import { saveVoiceSettings, showVoiceSettings } from './settings-page.tsx'
import { takeRecording } from './take-recording.ts'
import { words } from './words.ts'

/** The voice of the hall: how it calls, and the mall's own recordings in place of its clips. */
export function voiceAdmin(files: Files): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', showVoice)
  routes.get('/settings', (c) => showVoiceSettings(c))
  routes.post('/settings', saveVoiceSettings)
  routes.get('/recordings', (c) => showUpload(c))
  routes.post('/recordings', (c) => recordMany(c, files))
  routes.get('/clips/:language{id|en}/:clip', (c) => showClip(c))
  routes.post('/clips/:language{id|en}/:clip', (c) => recordOne(c, files))
  routes.post('/clips/:language{id|en}/:clip/standard', putBack)
  return routes
}

async function recordOne(c: Ask, files: Files): Promise<Response> {
  const { language, actor, now } = c.var
  const show = (form: FormState) => showClip(c, form)
  const { name } = await clipIn(c)
  const [file] = await chosenFiles(c, 'file')
  if (!file) return refuseField(c, { file: words[language].fileMissing }, show)
  const taken = await takeRecording(files, file).catch(saying(c))
  if (typeof taken === 'string') return refuseField(c, { file: taken }, show)
  await save(c, { show, subject }, (tx) => recordClips(tx, [{ name, file: taken }], actor, now))
  return seeOther(c, `/admin/voice/clips/${name}?done=1`)
}

/** All of them or none; what is wrong is said of every file at once. */
async function recordMany(c: Ask, files: Files): Promise<Response> {
  const { language, actor, now } = c.var
  allow(actor, 'mall.edit')
  const says = words[language]
  const show = (form: FormState) => showUpload(c, form)
  const chosen = await chosenFiles(c, 'files')
  if (chosen.length === 0) return refuseField(c, { files: says.filesMissing }, show)
  const taken = new Map<string, Taken>()
  const wrong: string[] = []
  for (const file of chosen) {
    const name = clipNameOf(file.name)
    if (!isSayable(name)) wrong.push(says.wrongName(file.name))
    else if (taken.has(name)) wrong.push(says.twice(file.name))
    else {
      const kept = await takeRecording(files, file).catch(saying(c))
      if (typeof kept === 'string') wrong.push(says.inFile(file.name, kept))
      else taken.set(name, { name, file: kept })
    }
  }
  if (wrong.length > 0) return refuseField(c, { files: wrong.join(' ') }, show)
  await save(c, { show, subject }, (tx) => recordClips(tx, [...taken.values()], actor, now))
  return seeOther(c, '/admin/voice?done=1')
}

/** `digit-0.mp3` is `id/digit-0`; `en-digit-0.wav` is `en/digit-0`. */
function clipNameOf(fileName: string): string {
  const name = fileName.replace(/\.\w+$/, '')
  return /^(id|en)-/.test(name) ? name.replace('-', '/') : `id/${name}`
}

async function putBack(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  const { name } = await clipIn(c)
  await change(c, (tx) => putBackClip(tx, name, actor, now))
  return seeOther(c, `/admin/voice/clips/${name}?done=1`)
}
