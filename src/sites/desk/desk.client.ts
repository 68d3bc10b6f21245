/** The officer's keys, the running time, and what was ticked and typed when the desk is renewed underneath. */
const root = document.querySelector<HTMLElement>('.columns')
const ahead = Number(root?.dataset.now ?? Date.now()) - Date.now()

function act(key: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`)
  return [...all].find((one) => !(one as HTMLButtonElement).disabled)
}

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return
  const at = event.target as HTMLElement
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  if (key === 'Enter' && at.closest('a, button, summary, textarea, select')) return
  // In a form Enter sends that form by itself; letters typed are letters.
  if (at.closest('input:not([type=radio], [type=checkbox]), textarea, select')) return
  const found = act(key)
  if (!found) return
  event.preventDefault()
  found.click()
})

/** One press is one act: what was sent is not sent again while the answer is on its way. */
addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})
// A page that comes back from the browser's memory can be used again.
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})

function tick(): void {
  const now = Date.now() + ahead
  for (const timer of document.querySelectorAll<HTMLElement>('[data-timer]')) {
    const seconds = Math.max(0, Math.floor((now - Date.parse(timer.dataset.timer ?? '')) / 1000))
    const [minutes, rest] = [String(Math.floor(seconds / 60)), String(seconds % 60).padStart(2, '0')]
    const text = (timer.dataset.says ?? '').replace('{m}', minutes).replace('{s}', rest)
    if (timer.textContent !== text) timer.textContent = text
  }
  for (const bar of document.querySelectorAll<SVGRectElement>('[data-progress]')) {
    const { progress = '', usual = '1', usualAt = '0', most = '0' } = bar.dataset
    const share = (now - Date.parse(progress)) / 1000 / Number(usual)
    bar.setAttribute('width', String(Math.min(Number(most), Math.max(0, share * Number(usualAt)))))
    bar.classList.toggle('over', share > 1)
  }
}
tick()
setInterval(tick, 1_000)

/** What the officer ticked and wrote for this number stays when the section is swapped, and goes with the number. */
type Answers = { leg: string; has: string[]; outcome: string; note: string }
let answers: Answers | undefined

function finishing(): HTMLFormElement | undefined {
  return document.getElementById('finish') as HTMLFormElement | undefined
}
function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
}
addEventListener('input', () => {
  const form = finishing()
  if (!form) return
  const data = new FormData(form)
  answers = {
    leg: textOf(data, 'leg'),
    has: data.getAll('has').map(String),
    outcome: textOf(data, 'outcome'),
    note: textOf(data, 'note'),
  }
})
addEventListener('live:swapped', () => {
  tick()
  const form = finishing()
  if (!form || !answers || textOf(new FormData(form), 'leg') !== answers.leg) return
  for (const input of form.querySelectorAll<HTMLInputElement>('input')) {
    if (input.name === 'has') input.checked = answers.has.includes(input.value)
    if (input.name === 'outcome' && answers.outcome) input.checked = input.value === answers.outcome
    if (input.name === 'note') input.value = answers.note
  }
})

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
