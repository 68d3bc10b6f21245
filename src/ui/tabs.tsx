import type { Child } from 'hono/jsx'

export type TabPanel = { readonly id: string; readonly title: string; readonly body: Child }

/** Views of one thing, one at a time. Without script, and in print, one after the other with a list of contents. */
export function Tabs({ title, panels }: { title: string; panels: readonly TabPanel[] }) {
  return (
    <div class="govuk-tabs" data-module="govuk-tabs">
      <p class="govuk-tabs__title">{title}</p>
      <ul class="govuk-tabs__list">
        {panels.map((panel, i) => (
          <li class={i === 0 ? 'govuk-tabs__list-item govuk-tabs__list-item--selected' : 'govuk-tabs__list-item'}>
            <a class="govuk-tabs__tab" href={`#${panel.id}`}>
              {panel.title}
            </a>
          </li>
        ))}
      </ul>
      {panels.map((panel, i) => (
        <div class={i === 0 ? 'govuk-tabs__panel' : 'govuk-tabs__panel govuk-tabs__panel--hidden'} id={panel.id}>
          <h3 class="part-title">{panel.title}</h3>
          {panel.body}
        </div>
      ))}
    </div>
  )
}
