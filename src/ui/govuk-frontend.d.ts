/** The little that we use of a package that brings no types. */
declare module 'govuk-frontend' {
  type Component = new (root: Element) => unknown
  export class Accordion {
    constructor(root: Element)
    setExpanded(isExpanded: boolean, section: Element): void
  }
  export const CharacterCount: Component
  export const PasswordInput: Component
  export const Tabs: Component
  export function createAll(component: Component): unknown[]
}
