import { allow } from '#account/allow.ts'
import { removeEmblem, setEmblem } from '#mall/edit-emblem.ts'
import type { Files } from '#platform/files.ts'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState, refuseField } from '#platform/web/forms.ts'
import { Act } from '#ui/button.tsx'
import { Emblem, emblemPath } from '#ui/emblem.tsx'
import { FileUpload } from '#ui/file-upload.tsx'
import { change, save } from '../change.ts'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { chosenFiles, saying } from '../uploads.ts'
import { words } from './emblem-words.ts'
import { back, loadForEditing } from './load.ts'

const path = '/admin/mall/emblem'
/** Sharp at the size of a hall screen, light enough for every page. */
const longestSide = 256

export async function showEmblem(c: Ask, form: FormState = blankForm()): Promise<Response> {
  const { language, mall } = c.var
  const says = words[language]
  await loadForEditing(c)
  return adminPage(
    c,
    { title: says.edit, section: 'mall', form, back: back(c) },
    <>
      <p>{says.about}</p>
      <section aria-labelledby="sekarang">
        <h2 id="sekarang">{says.now}</h2>
        <div class="emblem-now">
          <figure>
            <figcaption>{says.onBand}</figcaption>
            <div class="band">
              <Emblem of={mall} />
              <strong>{mall.name[language]}</strong>
            </div>
          </figure>
          {mall.emblem && (
            <figure>
              <figcaption>{says.onTab}</figcaption>
              <img class="tab-icon" src={emblemPath(mall.emblem.hash)} alt="" width="16" height="16" />
            </figure>
          )}
        </div>
      </section>
      <EditForm action={path} language={language} cancel="/admin/mall" submit={says.save} hasFiles>
        <FileUpload
          form={form}
          language={language}
          name="file"
          label={says.file}
          hint={says.hint}
          accept="image/svg+xml,image/png,image/webp,image/jpeg"
        />
      </EditForm>
      {mall.emblem && (
        <section>
          <p>{says.removeAbout}</p>
          <Act action={`${path}/remove`} kind="stop">
            {says.remove}
          </Act>
        </section>
      )}
    </>,
  )
}

export async function saveEmblem(c: Ask, files: Files): Promise<Response> {
  const { actor, language, now } = c.var
  allow(actor, 'mall.edit')
  const show = (form: FormState) => showEmblem(c, form)
  const [file] = await chosenFiles(c, 'file')
  if (!file) return refuseField(c, { file: words[language].missing }, show)
  const bytes = Buffer.from(await file.arrayBuffer())
  const kept = await files.keepFile(bytes, ['drawing', 'picture'], { longestSide }).catch(saying(c))
  if (typeof kept === 'string') return refuseField(c, { file: kept }, show)
  const fields = { 'mall.emblemTooSmall': 'file', 'mall.emblemTooLong': 'file', 'files.wrongKind': 'file' }
  await save(c, { show, fields }, (tx) => setEmblem(tx, kept, actor, now))
  return seeOther(c, `${path}?done=1`)
}

export async function removeOne(c: Ask): Promise<Response> {
  const { actor, now } = c.var
  await change(c, (tx) => removeEmblem(tx, actor, now))
  return seeOther(c, `${path}?done=1`)
}
