import { hasUnsentTicks } from './ticks.ts'

/** What the officer ticked and wrote for this number stays when the section is swapped, and goes with the number. */
type Answers = { leg: string; has: string[]; outcome: string; note: string }
let answers: Answers | undefined

export function keepAnswers(): void {
  addEventListener('input', remember)
  addEventListener('live:swapped', putBack)
}

function finishing(): HTMLFormElement | undefined {
  return document.getElementById('finish') as HTMLFormElement | undefined
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
}

function remember(): void {
  const form = finishing()
  if (!form) return
  const data = new FormData(form)
  answers = {
    leg: textOf(data, 'leg'),
    has: data.getAll('has').map(String),
    outcome: textOf(data, 'outcome'),
    note: textOf(data, 'note'),
  }
}

function putBack(): void {
  const form = finishing()
  if (!form || !answers || textOf(new FormData(form), 'leg') !== answers.leg) return
  for (const input of form.querySelectorAll<HTMLInputElement>('input')) {
    // Ticks that the house knows come from the house: another window may have ticked since.
    if (input.name === 'has' && hasUnsentTicks(answers.leg)) input.checked = answers.has.includes(input.value)
    if (input.name === 'outcome' && answers.outcome) input.checked = input.value === answers.outcome
    if (input.name === 'note') input.value = answers.note
  }
}
