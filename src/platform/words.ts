/**
 * Texts in every language the house speaks. Bahasa Indonesia is the first language: its keys and parameters are the
 * form, and a language that lacks one does not compile. Another language is one more object.
 */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]
export const firstLanguage: Language = 'id'

/** A text that is data (a service's name, an agency's name): given in each language. */
export type Named = Readonly<Record<Language, string>>

export type Text = string | ((...values: never[]) => string)
export type Texts = { readonly [key: string]: Text | Texts }

/** The same keys with the same parameters, whatever the sentences. */
export type SameTexts<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer V) => string
    ? (...values: V) => string
    : T[K] extends string
      ? string
      : SameTexts<T[K]>
}
export type Words<T> = Readonly<Record<Language, SameTexts<T>>>

export function defineWords<const T extends Texts>(
  words: { id: T } & Record<Exclude<Language, 'id'>, SameTexts<NoInfer<T>>>,
): Words<T> {
  return words as unknown as Words<T>
}

export type Detail = Readonly<Record<string, string | number>>
/** What a refusal says, by its key: `'visit.alreadyCalled'`. Details of the refusal fill the sentence. */
export type RefusalTexts = { readonly [key: string]: string | ((detail: Detail) => string) }
export type Refusals<K extends string = string> = Readonly<Record<Language, Readonly<Record<K, RefusalTexts[string]>>>>

export function defineRefusals<const T extends RefusalTexts>(words: {
  id: T
  en: { readonly [K in keyof NoInfer<T>]: RefusalTexts[string] }
}): Refusals<keyof T & string> {
  return words
}

export type SayRefusal = (language: Language, key: string, detail?: Detail) => string | undefined

/** One register of all modules' refusals. Two modules with the same key would hide one another, so that stops the start. */
export function gatherRefusals(modules: readonly Refusals[]): SayRefusal {
  const texts: Record<Language, Map<string, RefusalTexts[string]>> = { id: new Map(), en: new Map() }
  for (const module of modules) {
    for (const key of Object.keys(module[firstLanguage])) {
      if (texts[firstLanguage].has(key)) throw new Error(`two modules have words for the refusal ${key}`)
      for (const language of languages) texts[language].set(key, module[language][key] ?? '')
    }
  }
  return (language, key, detail = {}) => {
    const text = texts[language].get(key)
    return typeof text === 'function' ? text(detail) : text
  }
}

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language)
}
