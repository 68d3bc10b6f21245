import { defineWords } from '#platform/words.ts'

/** Whether the doors are open, and where a queue is served. Times come in ready for the reader. */
export const words = defineWords({
  id: {
    openUntil: (time: string) => `Buka sampai ${time}`,
    opensLater: (time: string) => `Buka pukul ${time}. Nomor sudah bisa diambil`,
    openNow: 'Nomor bisa diambil',
    closed: {
      holiday: 'Hari ini libur',
      closed: 'Hari ini tutup',
      absent: 'Hari ini instansi tidak hadir',
      ended: 'Layanan hari ini sudah ditutup',
      early: 'Belum buka',
      late: 'Nomor untuk hari ini sudah ditutup',
    },
    stopped: 'Nomor belum bisa diambil',
    again: {
      today: (numbersFrom: string) => `Nomor bisa diambil mulai pukul ${numbersFrom}.`,
      tomorrow: (day: string, open: string) => `Buka lagi besok, ${day}, pukul ${open}.`,
      later: (day: string, open: string) => `Buka lagi ${day}, pukul ${open}.`,
      unknown: 'Hari buka berikutnya belum ditetapkan. Tanyakan ke meja informasi.',
      yearNotKnown: (year: string) => `Hari buka tahun ${year} belum diumumkan. Tanyakan dahulu sebelum datang.`,
    },
    /** Of an agency that is in the mall on some days only. */
    hereAgain: {
      tomorrow: (day: string, open: string) => `Hadir lagi besok, ${day}, pukul ${open}.`,
      later: (day: string, open: string) => `Hadir lagi ${day}, pukul ${open}.`,
    },
    counter: (sign: string) => `Loket ${sign}`,
    several: (signs: string) => `Loket ${signs}`,
    counters: (first: string, last: string) => `${first} sampai ${last}`,
    floor: (floor: string) => `lantai ${floor}`,
    noCounter: 'Tanyakan ke meja informasi',
  },
  en: {
    openUntil: (time: string) => `Open until ${time}`,
    opensLater: (time: string) => `Opens at ${time}. Numbers can be taken already`,
    openNow: 'Numbers can be taken',
    closed: {
      holiday: 'Closed today for a holiday',
      closed: 'Closed today',
      absent: 'This agency is not here today',
      ended: 'Closed for today',
      early: 'Not open yet',
      late: 'No more numbers today',
    },
    stopped: 'No numbers for now',
    again: {
      today: (numbersFrom: string) => `Numbers can be taken from ${numbersFrom}.`,
      tomorrow: (day: string, open: string) => `Open again tomorrow, ${day}, at ${open}.`,
      later: (day: string, open: string) => `Open again on ${day} at ${open}.`,
      unknown: 'The next open day is not set yet. Ask at the information desk.',
      yearNotKnown: (year: string) => `The open days of ${year} are not announced yet. Ask before you come.`,
    },
    hereAgain: {
      tomorrow: (day: string, open: string) => `Here again tomorrow, ${day}, at ${open}.`,
      later: (day: string, open: string) => `Here again on ${day} at ${open}.`,
    },
    counter: (sign: string) => `Counter ${sign}`,
    several: (signs: string) => `Counters ${signs}`,
    counters: (first: string, last: string) => `${first} to ${last}`,
    floor: (floor: string) => `floor ${floor}`,
    noCounter: 'Ask at the information desk',
  },
})
