/** A form that came back: the focus goes to the summary of what to check, and from there to each field. */
const summary = document.querySelector<HTMLElement>('[data-takes-focus]')
summary?.focus()
summary?.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a')
  const field = link && document.getElementById(link.hash.slice(1))
  if (!field) return
  event.preventDefault()
  // The question's label first, else the reader lands on a box without knowing what it asks.
  field.closest('.field')?.scrollIntoView()
  field.focus({ preventScroll: true })
})
