import { defineWords } from '#platform/words.ts'

/** A day without numbers, at a counter. */
export const closedDayWords = defineWords({
  id: {
    noNeed: 'Nomor tidak diberikan hari ini, jadi loket tidak perlu dibuka.',
    canStill:
      'Yang masih bisa: melihat hari Anda dan akun Anda. Latihan memanggil lewat gladi, yang dimulai manajer mal.',
    ifHere:
      'Bila instansi tetap datang, minta koordinator mencatat hari ini sebagai hari khusus: hadir. Setelah itu nomor diberikan.',
    allEnded: 'Semua nomor hari ini sudah berakhir dan loketnya sudah ditutup. Tidak ada yang perlu dipanggil lagi.',
    ifMistaken: 'Kalau ini keliru, hubungi manajer mal: hari ini bisa dibuka lagi, lalu buka loket seperti biasa.',
    noneToday: 'Hari ini tidak ada nomor baru.',
    stillOpen: 'Nomor baru tidak diberikan hari ini. Bila urusan di sini sudah selesai, tutup loket.',
    stillWaiting: (ticket: string) => `Nomor yang sudah diambil tetap dilayani. Berikutnya ${ticket}.`,
  },
  en: {
    noNeed: 'No numbers are given today, so the counter need not be opened.',
    canStill:
      'You can still look at your day and your account. Calling can be practised in a rehearsal, which the mall manager begins.',
    ifHere:
      'If the agency comes all the same, ask its coordinator to enter today as a special day: here. Then numbers are given.',
    allEnded: 'All numbers of today have ended and the counters are closed. Nobody is left to call.',
    ifMistaken:
      'If this is a mistake, tell the mall manager: the day can be opened again, and then the counter as usual.',
    noneToday: 'No new numbers today.',
    stillOpen: 'No new numbers are given today. When nothing is left to do here, close the counter.',
    stillWaiting: (ticket: string) => `Numbers that were taken already are served. Next is ${ticket}.`,
  },
})
