import { Hono } from 'hono'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask, Env } from '#platform/web/env.ts'
import { blankForm, commandOf, type FormState, parseForm } from '#platform/web/forms.ts'
import { hasErrors } from '#ui/error-summary.tsx'
import { showLive } from '#ui/live.tsx'
import { type Face, page } from '#ui/page.tsx'
import { clockSection } from './clock-section.tsx'
import { GalleryForm, galleryAnswers, sentencesIn } from './gallery-form.tsx'
import { GalleryPage } from './gallery-page.tsx'
import { words } from './words.ts'

const faces: readonly Face[] = ['public', 'work', 'kiosk', 'hall']

/** Every component in every state: to look at, to test, to copy from. */
export function galleryRoutes(): Hono<Env> {
  const routes = new Hono<Env>()
  routes.get('/', async (c) => {
    const asked = c.req.query('face')
    const face = faces.find((one) => one === asked) ?? 'public'
    const theme = (['dark', 'light'] as const).find((one) => one === c.req.query('theme'))
    const clock = await showLive(c, clockSection, {})
    return page(
      c,
      {
        title: words[c.var.language].title,
        face,
        theme,
        styles: ['gallery'],
        scripts: ['print.client'],
        navigation: navigation(c),
      },
      <GalleryPage language={c.var.language} formats={c.var.formats} now={c.var.now} clock={clock} />,
    )
  })
  routes.get('/form', (c) => showForm(c, blankForm()))
  routes.post('/form', async (c) => {
    await parseForm(c, galleryAnswers, sentencesIn(c.var.language), (form) => showForm(c, form))
    await commandOf(c)
    return seeOther(c, '/gallery/form?sent')
  })
  return routes
}

function showForm(c: Ask, form: FormState): Promise<Response> {
  const title = words[c.var.language].formTitle
  return page(
    c,
    { title, navigation: navigation(c), hasErrors: hasErrors(form) },
    <GalleryForm form={form} language={c.var.language} isSent={c.req.query('sent') !== undefined} />,
  )
}

function navigation(c: Ask) {
  const says = words[c.var.language]
  return [
    { href: '/gallery', text: says.title, isCurrent: c.req.path === '/gallery' },
    { href: '/gallery/form', text: says.form, isCurrent: c.req.path === '/gallery/form' },
  ]
}
