import { defineWords } from '#platform/words.ts'

/** How a wait is said. A number is never more exact than it can be. */
export const waitWords = defineWords({
  id: {
    soon: 'sebentar lagi',
    between: (low: number, high: number) => `sekitar ${low} sampai ${high} menit`,
    betweenLong: (low: string, high: string) => `sekitar ${low} sampai ${high}`,
    atMost: (high: string) => `paling lama sekitar ${high}`,
    first: (range: string) => `${range} (perkiraan awal)`,
    minutes: (count: number) => `${count} menit`,
    hours: (count: number) => `${count} jam`,
    unknown: {
      paused: 'belum bisa diperkirakan, layanan sedang terhenti',
      nobody: 'belum bisa diperkirakan, belum ada petugas untuk antrean ini',
      tooFew: 'belum bisa diperkirakan, jumlah loket hari ini belum diketahui',
    },
    short: {
      soon: '< 5 m',
      atMost: (high: number) => `< ${high} m`,
      minutes: (low: number, high: number) => `${low}–${high} m`,
      hours: (low: string, high: string) => `${low}–${high} j`,
      unknown: { paused: 'terhenti', nobody: 'tanpa petugas', tooFew: 'belum tahu' },
    },
  },
  en: {
    soon: 'any moment now',
    between: (low: number, high: number) => `about ${low} to ${high} minutes`,
    betweenLong: (low: string, high: string) => `about ${low} to ${high}`,
    atMost: (high: string) => `about ${high} at most`,
    first: (range: string) => `${range} (a first estimate)`,
    minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
    hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
    unknown: {
      paused: 'no estimate yet, the service has stopped for now',
      nobody: 'no estimate yet, nobody serves this queue yet',
      tooFew: 'no estimate yet, it is not known how many counters will open',
    },
    short: {
      soon: '< 5 m',
      atMost: (high: number) => `< ${high} m`,
      minutes: (low: number, high: number) => `${low}–${high} m`,
      hours: (low: string, high: string) => `${low}–${high} h`,
      unknown: { paused: 'stopped', nobody: 'no officer', tooFew: 'unknown yet' },
    },
  },
})
