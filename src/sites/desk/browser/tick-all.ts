/** One press for the usual case: every paper is here. Pressed again, none is. */
export function tickAll(): void {
  addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-tick-all]')
    const boxes = [...(button?.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[name=has]') ?? [])]
    const [first] = boxes
    if (!first) return
    const isAll = boxes.every((box) => box.checked)
    for (const box of boxes) box.checked = !isAll
    for (const kind of ['input', 'change']) first.dispatchEvent(new Event(kind, { bubbles: true }))
  })
}
