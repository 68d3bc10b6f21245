/**
 * The words of an incident begin with where it is, and are written before the place is chosen: they follow the choice, as
 * long as they still begin so. Without this script the officer mends them by hand.
 */
export function followPlace(): void {
  const question = document.querySelector<HTMLElement>('[data-wheres]')
  if (!question) return
  const wheres: Record<string, Record<string, string>> = JSON.parse(question.dataset.wheres ?? '{}')
  let before = chosenIn(question)
  question.addEventListener('change', () => {
    const now = chosenIn(question)
    for (const text of document.querySelectorAll<HTMLTextAreaElement>('textarea[name=id], textarea[name=en]')) {
      const [was, is] = [wheres[before]?.[text.name], wheres[now]?.[text.name]]
      if (was && is && text.value.startsWith(`${was}: `)) text.value = is + text.value.slice(was.length)
    }
    before = now
  })
}

function chosenIn(question: HTMLElement): string {
  return question.querySelector<HTMLInputElement>('input:checked')?.value ?? ''
}
