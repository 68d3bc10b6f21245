import { z } from 'zod'
import { seeOther } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { blankForm, fields, parseForm } from '#platform/web/forms.ts'
import { Button, Buttons, Form } from '#ui/button.tsx'
import { Radios } from '#ui/choices.tsx'
import { keepTheme, themeAsked, themes } from '#ui/theme.ts'
import { settledMe } from './frame.tsx'
import { words } from './theme-words.ts'

export function ThemeChoice({ c }: { c: Ask }) {
  const { language } = c.var
  const says = words[language]
  return (
    <section aria-labelledby="tampilan">
      <h2 id="tampilan">{says.title}</h2>
      <p>{says.about}</p>
      <Form action="/account/theme">
        <Radios
          form={blankForm({ theme: themeAsked(c) ?? 'device' })}
          language={language}
          name="theme"
          label={says.label}
          options={themes.map((value) => ({ value, text: says.names[value], hint: says.hints[value] }))}
        />
        <Buttons>
          <Button kind="secondary">{says.save}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

const asked = z.object({ theme: fields.choice(themes) })

/** Kept in a cookie, so that the first page after it is already right: no script decides, and nothing flashes. */
export async function saveTheme(c: Ask): Promise<Response> {
  settledMe(c)
  const { theme } = await parseForm(c, asked, { theme: words[c.var.language].missing })
  keepTheme(c, theme)
  return seeOther(c, '/account?done=theme')
}
