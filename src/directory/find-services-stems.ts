/** Beginnings and endings of Indonesian words, and of how they are spoken: mengurus, pengurusan, ngurus, urusin are urus. */
const prefixes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:mem|pem)(?=[aiueo])/, ['p', '']],
  [/^(?:men|pen)(?=[aiueo])/, ['t', '']],
  [/^(?:meng|peng|nge|ng)(?=[aiueo])/, ['', 'k']],
  [/^(?:meny|peny|ny)(?=[aiueo])/, ['s', 'c']],
  [/^(?:memper|diper|mem|pem|men|pen|meng|peng|nge|ng|me|pe)/, ['']],
  [/^(?:ber|ter|per|di|ke|se|be)/, ['']],
]
const endings = [/(?:nya|lah|kah|pun|ku|mu)$/, /(?:kan|an|in|i)$/, /(?:ing|ed|es|s)$/]
const ending = { ofPossession: 2, other: 4 }
const deepest = 4

/**
 * Makes a function that leads every form of a word to one: the shortest form that is left when beginnings and endings
 * are taken off and that is a word of this mall itself. What is no word here is left as it is, so nothing is cut blindly.
 */
export function stemmerFor(known: ReadonlySet<string>): (word: string) => string {
  const found = new Map<string, string>()
  return (word) => {
    const stem = found.get(word) ?? shortest(word, known)
    if (found.size < 5000) found.set(word, stem)
    return stem
  }
}

function shortest(word: string, known: ReadonlySet<string>): string {
  if (standAlone.has(word)) return word
  const forms = new Set([word])
  let last = [word]
  for (let depth = 0; depth < deepest && last.length > 0; depth++) {
    last = last.flatMap(shorterForms).filter((form) => !forms.has(form))
    for (const form of last) forms.add(form)
  }
  const words = [...forms].filter((form) => form !== word && known.has(form) && !standAlone.has(form))
  return words.reduce((best, form) => (form.length < best.length ? form : best), word)
}

function shorterForms(word: string): string[] {
  const begun = prefixes.flatMap(([prefix, instead]) =>
    prefix.test(word) ? instead.map((letters) => word.replace(prefix, letters)) : [],
  )
  const ended = endings.flatMap((end, i) => {
    const form = word.replace(end, '')
    return form !== word && form.length >= (i === 0 ? ending.ofPossession : ending.other) ? [form] : []
  })
  return [...begun.filter((form) => form.length >= ending.other), ...ended]
}

/** Words that look like a form of another word and are not. */
const standAlone = new Set(
  'meninggal kelas pelat pajak paket perlu kelola berapa terus perdata perkara pesan kesehatan sekolah serat beras makanan rumahan'.split(
    ' ',
  ),
)
