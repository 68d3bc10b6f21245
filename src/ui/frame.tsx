import { cameFrom } from '#platform/web/answers.ts'
import type { Ask } from '#platform/web/env.ts'
import { languages } from '#platform/words.ts'
import { Emblem } from './emblem.tsx'
import type { NavigationItem, PageOptions } from './page.tsx'
import { words } from './words.ts'

/** The roof stroke, the mall's name, the menu, the other language; under it what must be said on every page. */
export function Masthead({ c, options }: { c: Ask; options: PageOptions }) {
  const { mall, language } = c.var
  const says = words[language]
  return (
    <header>
      <div class="band masthead">
        <div class="inner">
          <a class="home" href="/">
            <Emblem of={mall} />
            <span class="long-name">{mall.name[language]}</span>
            <span class="short-name">{mall.shortName}</span>
          </a>
          <Navigation items={options.navigation ?? []} label={says.mainNavigation} />
          <div class="aside">
            {options.aside}
            <LanguageSwitch c={c} />
          </div>
        </div>
      </div>
      <DemonstrationNotice c={c} />
    </header>
  )
}

/** Links, not a menu: each other language by its own name, on the same page. */
export function LanguageSwitch({ c }: { c: Ask }) {
  const says = words[c.var.language]
  return (
    <span class="languages">
      {languages
        .filter((language) => language !== c.var.language)
        .map((language) => (
          <a href={inLanguage(c, language)} lang={language} hreflang={language}>
            {says.otherLanguage[language]}
          </a>
        ))}
    </span>
  )
}

/** A posted form cannot be asked for again by a link; its page can. */
function inLanguage(c: Ask, language: string): string {
  const page = c.req.method === 'POST' ? (cameFrom(c) ?? '/') : c.req.url
  const url = new URL(page, c.req.url)
  url.searchParams.set('lang', language)
  return `${url.pathname}${url.search}`
}

export function DemonstrationNotice({ c }: { c: Ask }) {
  if (!c.var.mall.isDemonstration) return null
  return (
    <div class="demonstration">
      <div class="inner">
        <p>{words[c.var.language].demonstration}</p>
      </div>
    </div>
  )
}

/** Says since when a live page stands still, or that it may be looked at no more, instead of pretending. Empty while all is well. */
export function OfflineNotice({ c, text }: { c: Ask; text?: (since: string) => string }) {
  const { language, formats, now, actor } = c.var
  const says = words[language]
  return (
    <div
      class="offline"
      role="status"
      data-text={(text ?? says.offline)('{time}')}
      data-gone={actor.kind === 'device' ? says.deviceGone : says.signedOut}
      data-now={formats.time(now)}
    />
  )
}

export function PageFoot({ c, navigation }: { c: Ask; navigation: readonly NavigationItem[] }) {
  return (
    <footer class="footer">
      <div class="inner">
        <span>{c.var.mall.name[c.var.language]}</span>
        <Navigation items={navigation} label={words[c.var.language].footNavigation} />
      </div>
    </footer>
  )
}

function Navigation({ items, label }: { items: readonly NavigationItem[]; label: string }) {
  if (items.length === 0) return null
  return (
    <nav aria-label={label}>
      {items.map((item) => (
        <a href={item.href} aria-current={item.isCurrent ? 'page' : undefined}>
          {item.text}
        </a>
      ))}
    </nav>
  )
}
