/** What govuk-frontend adds where a browser can: counts letters, shows a password, folds and unfolds. All works without. */
import { Accordion, CharacterCount, createAll, PasswordInput, Tabs } from 'govuk-frontend'

/** The package joins what its heads say with " , ", which a screen reader reads out as a comma too many. */
class Folds extends Accordion {
  override setExpanded(isExpanded: boolean, section: Element): void {
    super.setExpanded(isExpanded, section)
    const head = section.querySelector('.govuk-accordion__section-button')
    const said = head?.getAttribute('aria-label')
    if (said) head?.setAttribute('aria-label', said.replaceAll(' , ', ', '))
  }
}

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Folds, CharacterCount, PasswordInput, Tabs]) createAll(component)
