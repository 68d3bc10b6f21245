/** The mall's pairs of words as the editing screens show them. */
export { readSameWords } from './same-words-store.ts'
