import { defineWords } from '#platform/words.ts'

/** What a screen reader says when the desk moves by itself. */
export const newsWords = defineWords({
  id: {
    called: (ticket: string, service: string, count: number) =>
      `${ticket} dipanggil${count > 1 ? ` ${count} kali` : ''} untuk ${service}.`,
    serving: (ticket: string, service: string) => `${ticket} dilayani untuk ${service}.`,
    paused: 'Loket istirahat.',
    enter: (act: string) => `Enter: ${act}.`,
  },
  en: {
    called: (ticket: string, service: string, count: number) =>
      `${ticket} called${count > 1 ? ` ${count} times` : ''} for ${service}.`,
    serving: (ticket: string, service: string) => `${ticket} is served for ${service}.`,
    paused: 'The counter is on a break.',
    enter: (act: string) => `Enter: ${act}.`,
  },
})
