import { defineWords } from '#platform/words.ts'

/** What the floor asks of an officer, and the officer's answers. */
export const askedWords = defineWords({
  id: {
    label: 'Permintaan untuk Anda',
    open: (counter: string) => `Anda diminta membuka ${counter}.`,
    move: (counter: string) => `Anda diminta pindah ke ${counter}.`,
    since: (time: string) => `Diminta pukul ${time}.`,
    afterThisOne: 'Selesaikan dahulu nomor yang ada di loket Anda.',
    openIt: (counter: string) => `Buka ${counter}`,
    goTo: (counter: string) => `Pindah ke ${counter}`,
    cannot: 'Saya tidak bisa',
  },
  en: {
    label: 'Asked of you',
    open: (counter: string) => `You are asked to open ${counter}.`,
    move: (counter: string) => `You are asked to move to ${counter}.`,
    since: (time: string) => `Asked at ${time}.`,
    afterThisOne: 'Finish with the number at your counter first.',
    openIt: (counter: string) => `Open ${counter}`,
    goTo: (counter: string) => `Move to ${counter}`,
    cannot: 'I cannot',
  },
})
