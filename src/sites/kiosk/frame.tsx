import type { Ask } from '#platform/web/env.ts'
import { languages } from '#platform/words.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Emblem } from '#ui/emblem.tsx'
import { DemonstrationNotice } from '#ui/frame.tsx'
import { Icon } from '#ui/icon.tsx'
import { words as uiWords } from '#ui/words.ts'
import { start } from './start.ts'
import { viewName, viewOf } from './view.ts'
import { words } from './words.ts'

export function Head({ c }: { c: Ask }) {
  return (
    <header>
      <div class="band masthead">
        <div class="inner">
          <a class="home" href={start}>
            <Emblem of={c.var.mall} />
            <span>{c.var.mall.shortName}</span>
          </a>
          <Views c={c} />
          <nav class="languages" aria-label={words[c.var.language].languages}>
            {languages.map((language) => (
              <a
                href={sameScreen(c, 'lang', language)}
                lang={language}
                hreflang={language}
                aria-current={language === c.var.language ? 'true' : undefined}
              >
                {uiWords[language].otherLanguage[language]}
              </a>
            ))}
          </nav>
        </div>
      </div>
      <DemonstrationNotice c={c} />
    </header>
  )
}

/** What stands above the reach of hands: nothing that is pressed. */
export function Upper({ c, name }: { c: Ask; name: string }) {
  return (
    <div class="upper" aria-hidden="true">
      <Emblem of={c.var.mall} />
      <p>{name}</p>
    </div>
  )
}

/** Everything within reach from a wheelchair; colours that weak eyes can tell apart. One touch each, and back. */
function Views({ c }: { c: Ask }) {
  const says = words[c.var.language].views
  const view = viewOf(c)
  return (
    <nav class="views" aria-label={says.label}>
      <a href={sameScreen(c, 'view', viewName({ ...view, isLow: !view.isLow }))}>
        <Icon name="wheelchair" />
        <span>{view.isLow ? says.high : says.low}</span>
      </a>
      <a href={sameScreen(c, 'view', viewName({ ...view, isStrong: !view.isStrong }))}>
        <Icon name="show" />
        <span>{view.isStrong ? says.usual : says.strong}</span>
      </a>
    </nav>
  )
}

/** The same screen with the same choice, seen in another way. After a refused press its address is no page: home then. */
function sameScreen(c: Ask, name: 'lang' | 'view', value: string): string {
  const url = new URL(c.req.method === 'GET' ? c.req.url : new URL('/kiosk', c.req.url))
  url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}

type BarProps = { c: Ask; back: string | undefined; mayCancel: boolean; isDone: boolean }

/** The same ways out at the foot of every screen; once the number is given, the one way on. */
export function Bar({ c, back, mayCancel, isDone }: BarProps) {
  const says = words[c.var.language].bar
  return (
    <nav class="bar" aria-label={says.label}>
      <div class="inner">
        {back && (
          <ButtonLink href={back} kind="quiet">
            {says.back}
          </ButtonLink>
        )}
        <button type="button" class="button quiet" data-speaks data-hush={says.hush} hidden>
          <Icon name="sound" />
          <span>{says.speak}</span>
        </button>
        {isDone && <ButtonLink href={start}>{says.done}</ButtonLink>}
        {mayCancel && (
          <ButtonLink href={start} kind="quiet">
            {says.cancel}
          </ButtonLink>
        )}
      </div>
    </nav>
  )
}
