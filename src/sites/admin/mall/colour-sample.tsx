import type { Ask } from '#platform/web/env.ts'
import { accentPreviewPath } from '#ui/accent.ts'
import { Emblem } from '#ui/emblem.tsx'
import { Tag } from '#ui/parts.tsx'
import { words } from './colour-words.ts'

/** What the tokens have where a mall has no colour of its own. */
export const usualColour = '#24306b'

/** A colour as a small field, drawn: the page's policy forbids styles in its text, and a colour is data here. */
export function ColourSample({ colour }: { colour: string }) {
  return (
    <svg class="colour" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="5" fill={colour} />
    </svg>
  )
}

/** Head, buttons, link and chip in a colour that is not chosen yet, by day and in the dark. Nothing in it can be pressed. */
export function ColourPreview({ c, colour }: { c: Ask; colour: string }) {
  const says = words[c.var.language].sample
  return (
    <section aria-labelledby="contoh">
      <h2 id="contoh">{says.title(colour)}</h2>
      <link rel="stylesheet" href={accentPreviewPath(colour)} />
      <div class="samples">
        {(['light', 'dark'] as const).map((lit) => (
          <figure class="accent-shown" data-lit={lit}>
            <figcaption>{says[lit]}</figcaption>
            <div class="band">
              <Emblem of={c.var.mall} />
              <strong>{c.var.mall.shortName}</strong>
              <span>{says.services}</span>
            </div>
            <div class="sample-body">
              <p class="sample-now">{says.now}</p>
              <p>
                <Tag>{says.chosen}</Tag> <span class="as-link">{says.link}</span>
              </p>
              <p class="buttons">
                <span class="button">{says.main}</span>
                <span class="button secondary">{says.second}</span>
              </p>
            </div>
          </figure>
        ))}
      </div>
    </section>
  )
}
