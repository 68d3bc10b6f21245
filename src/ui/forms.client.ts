/** What govuk-frontend adds where a browser can: counts letters, shows a password, folds and unfolds. All works without. */
import { Accordion, CharacterCount, createAll, PasswordInput, Tabs } from 'govuk-frontend'

/** The package names its heads a second time, joined with " , ": what they show, with its unseen commas, says the same. */
class Folds extends Accordion {
  override setExpanded(isExpanded: boolean, section: Element): void {
    super.setExpanded(isExpanded, section)
    section.querySelector('.govuk-accordion__section-button')?.removeAttribute('aria-label')
  }
}

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Folds, CharacterCount, PasswordInput, Tabs]) createAll(component)
