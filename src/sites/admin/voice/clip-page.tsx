import { allow } from '#account/allow.ts'
import { directoryOf } from '#directory/directory-of.ts'
import { recordings } from '#hall/read-hall.ts'
import { NotFound } from '#platform/refused.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, type FormState } from '#platform/web/forms.ts'
import { Act } from '#ui/button.tsx'
import { FileUpload } from '#ui/file-upload.tsx'
import { SummaryList } from '#ui/parts.tsx'
import { EditForm } from '../fields.tsx'
import { adminPage } from '../frame.tsx'
import { type ListedClip, listedClip } from './clips.ts'
import { Listen, Source } from './list-page.tsx'
import { words } from './words.ts'

export const accept = 'audio/wav,audio/mpeg,audio/*'

/** The clip in the address, `id/digit-0`. */
export async function clipIn(c: Ask): Promise<ListedClip> {
  allow(c.var.actor, 'mall.edit')
  const name = `${c.req.param('language')}/${c.req.param('clip')}`
  const clip = await c.var.inMall(async (tx) =>
    listedClip(name, await directoryOf(tx, c.var.now), await recordings(tx)),
  )
  if (!clip) throw new NotFound('hall.noSuchClip')
  return clip
}

export async function showClip(c: Ask, form: FormState = blankForm()): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  const clip = await clipIn(c)
  const isCounter = clip.group === 'counter'
  const path = `/admin/voice/clips/${clip.name}`
  const heard = clip.own || !isCounter
  return adminPage(
    c,
    {
      title: isCounter ? says.clipCounter(clip.text) : says.clipTitle(clip.text),
      section: 'voice',
      form,
      back: { href: '/admin/voice', text: says.title },
      scripts: ['voice-admin.client'],
    },
    <>
      <SummaryList
        rows={[
          { term: says.sayThis, value: `${clip.text} (${says.list[clip.language]})` },
          {
            term: says.heardNow,
            value: (
              <>
                <Source c={c} clip={clip} /> {heard && <Listen c={c} clip={clip} />}
              </>
            ),
          },
          ...(clip.own && !isCounter ? [{ term: says.standard, value: <Listen c={c} clip={clip} ofHouse /> }] : []),
        ]}
      />
      <EditForm action={path} language={language} submit={says.use} cancel="/admin/voice" hasFiles>
        <FileUpload
          form={form}
          name="file"
          label={says.file}
          hint={says.fileHint}
          language={language}
          accept={accept}
        />
      </EditForm>
      {clip.own && (
        <Act action={`${path}/standard`} kind="secondary">
          {isCounter ? says.putBackCounter : says.putBack}
        </Act>
      )}
    </>,
  )
}

/** Many at once: the names of the files say which clips they are. */
export async function showUpload(c: Ask, form: FormState = blankForm()): Promise<Response> {
  const { language } = c.var
  const says = words[language]
  allow(c.var.actor, 'mall.edit')
  return adminPage(
    c,
    {
      title: says.uploadTitle,
      section: 'voice',
      form,
      back: { href: '/admin/voice', text: says.title },
      scripts: ['voice-admin.client'],
    },
    <>
      <p>{says.uploadHelp}</p>
      <EditForm action="/admin/voice/recordings" language={language} submit={says.use} cancel="/admin/voice" hasFiles>
        <FileUpload
          form={form}
          name="files"
          label={says.files}
          hint={says.filesHint}
          language={language}
          accept={accept}
          isMany
        />
      </EditForm>
    </>,
  )
}
