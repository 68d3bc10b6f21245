/** The little that we use of a package that brings no types. */
declare module 'govuk-frontend' {
  type Component = new (root: Element) => unknown
  export const Accordion: Component
  export const CharacterCount: Component
  export const PasswordInput: Component
  export const Tabs: Component
  export function createAll(component: Component): unknown[]
}
