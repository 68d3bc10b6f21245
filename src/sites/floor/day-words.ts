import { defineWords } from '#platform/words.ts'

/** Closing the service day, and opening it again. Times and days come in ready for the reader. */
export const dayWords = defineWords({
  id: {
    title: (day: string) => `Tutup hari layanan ${day}?`,
    titleAt: (site: string, day: string) => `Tutup hari layanan ${site}, ${day}?`,
    ends: (numbers: number, atCounters: number, counters: number) =>
      `${[
        ...(numbers > 0 ? [`${numbers} nomor yang belum selesai akan berakhir`] : []),
        ...(atCounters > 0 ? [`termasuk ${atCounters} yang sedang dipanggil atau dilayani`] : []),
        ...(counters > 0 ? [`${numbers > 0 ? 'dan ' : ''}${counters} loket yang masih buka akan ditutup`] : []),
      ].join(', ')}.`,
    endsNothing: 'Tidak ada nomor yang belum selesai dan tidak ada loket yang dibuka.',
    follows: (again: string) =>
      `Setelah ditutup, nomor tidak diberikan lagi hari ini. Kios, meja informasi, situs, dan layar aula langsung mengatakannya: “Layanan hari ini sudah ditutup. ${again}” Pemegang nomor membaca di teleponnya bahwa nomornya sudah berakhir.`,
    canReopen:
      'Kalau keliru, hari ini bisa dibuka lagi dari halaman ini sampai tengah malam. Nomor yang sudah berakhir tetap berakhir.',
    isRehearsed: 'Sedang gladi. Yang berakhir hanya nomor gladi; hari layanan untuk pengunjung tidak ikut ditutup.',
    stillOpen: (time: string) => `Mal masih buka sampai ${time}`,
    act: 'Tutup hari',
    closedTitle: (day: string) => `Hari layanan ${day} sudah ditutup`,
    closedTitleAt: (site: string, day: string) => `Hari layanan ${site}, ${day}, sudah ditutup`,
    closedAt: (time: string, again: string) => `Ditutup pukul ${time}. Nomor tidak diberikan lagi hari ini. ${again}`,
    reopenHelp:
      'Kalau keliru, buka lagi hari ini: nomor bisa diambil seperti biasa. Nomor yang sudah berakhir tetap berakhir, jadi pemiliknya mengambil nomor baru. Petugas membuka loketnya sendiri.',
    hoursOver: (time: string) =>
      `Jam buka hari ini sudah lewat pukul ${time}. Kalau hari ini dibuka lagi, nomor baru diberikan setelah jam tutupnya dimundurkan.`,
    reopen: 'Buka lagi hari ini',
    noHours: 'Hari ini sudah ditutup. Buka lagi harinya lebih dahulu, baru jam tutupnya bisa dimundurkan.',
    closedNow: (time: string) => `Layanan hari ini sudah ditutup pukul ${time}.`,
    closedNowAt: (site: string, time: string) => `${site}: layanan hari ini sudah ditutup pukul ${time}.`,
  },
  en: {
    title: (day: string) => `Close the service day ${day}?`,
    titleAt: (site: string, day: string) => `Close the service day of ${site}, ${day}?`,
    ends: (numbers: number, atCounters: number, counters: number) =>
      `${[
        ...(numbers > 0 ? [numbers === 1 ? '1 unfinished number ends' : `${numbers} unfinished numbers end`] : []),
        ...(atCounters > 0 ? [`${atCounters} of them called or being served at this moment`] : []),
        ...(counters > 0
          ? [
              `${numbers > 0 ? 'and ' : ''}${counters === 1 ? '1 open counter closes' : `${counters} open counters close`}`,
            ]
          : []),
      ].join(', ')}.`,
    endsNothing: 'No number is unfinished and no counter is open.',
    follows: (again: string) =>
      `From then on no more numbers are given today. Kiosks, the information desk, the public site and the hall screens say so at once: “Closed for today. ${again}” Whoever holds a number reads on the phone that it has ended.`,
    canReopen:
      'If it was a mistake, the day can be opened again from this page until midnight. Numbers that have ended stay ended.',
    isRehearsed: 'A rehearsal is on. Only its numbers end; the service day of the visitors is not closed.',
    stillOpen: (time: string) => `The mall is still open until ${time}`,
    act: 'Close the day',
    closedTitle: (day: string) => `The service day ${day} is closed`,
    closedTitleAt: (site: string, day: string) => `The service day of ${site}, ${day}, is closed`,
    closedAt: (time: string, again: string) => `Closed at ${time}. No more numbers are given today. ${again}`,
    reopenHelp:
      'If it was a mistake, open the day again: numbers can then be taken as usual. Numbers that have ended stay ended, so their owners take new ones. Officers open their own counters.',
    hoursOver: (time: string) =>
      `Today’s hours ended at ${time}. If the day is opened again, numbers are given once today closes later.`,
    reopen: 'Open the day again',
    noHours: 'This day is closed. Open it again first; then it can close later.',
    closedNow: (time: string) => `Closed for today since ${time}.`,
    closedNowAt: (site: string, time: string) => `${site}: closed for today since ${time}.`,
  },
})
