/** A link whose page is also here as a sheet opens the sheet: it needs no network, and nothing on the desk is left. */
export function openSheets(): void {
  addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest<HTMLElement>('[data-opens]')
      const sheet = link && document.getElementById(link.dataset.opens ?? '')
      if (!(sheet instanceof HTMLDialogElement)) return
      event.preventDefault()
      event.stopPropagation()
      sheet.showModal()
    },
    true,
  )
}
