import { z } from 'zod'
import { liveSection } from '#platform/live.ts'
import { blankForm } from '#platform/web/forms.ts'
import { Button, Form } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { words } from './words.ts'

/** A live section with all that can be lost in a swap: a question being answered, an opened detail, a form's secrets. */
export const clockSection = liveSection({
  name: 'gallery.clock',
  params: z.object({}),
  allow: () => true,
  topics: () => ['mall'],
  load: async (_, { now }) => now,
  render(now, _, { formats, language }) {
    const says = words[language]
    return (
      <>
        <p>
          {formats.date(now)}, <strong id="clock">{formats.time(now)}</strong>
        </p>
        <details id="clock-about">
          <summary>{says.note}</summary>
          <p>{says.lead}</p>
        </details>
        <Form action="/gallery/form">
          <Field form={blankForm()} language={language} name="visitor" label={says.name} width="w20" />
          <Button kind="secondary">{says.send}</Button>
        </Form>
      </>
    )
  },
  everySeconds: 10,
})
