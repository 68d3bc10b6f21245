/** What govuk-frontend adds where a browser can: counts letters, shows a password, folds and unfolds. All works without. */
import { Accordion, CharacterCount, createAll, PasswordInput, Tabs } from 'govuk-frontend'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Accordion, CharacterCount, PasswordInput, Tabs]) createAll(component)
