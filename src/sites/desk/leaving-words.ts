import { defineWords } from '#platform/words.ts'

/** Leaving a counter: by closing it, or because the floor moved or moves its officer. */
export const leavingWords = defineWords({
  id: {
    closeConfirm: 'Tutup loket ini?',
    closeHelp: 'Loket kosong untuk petugas lain. Nomor yang menunggu tetap di antreannya.',
    closeOthersCall: (count: number) => `${count} orang menunggu. Loket lain yang buka memanggil mereka.`,
    closeNobodyCalls: (count: number) =>
      `${count} orang menunggu, dan tidak ada loket lain yang memanggil mereka. Beri tahu manajer mal sebelum menutup.`,
    youSitAtHelp: 'Nomor dipanggil dari loket itu.',
    restsAfter: 'Sesudah ini istirahat',
    movesAfter: 'Sesudah ini pindah loket',
    notCalled: {
      resting: 'Layanan tadi sudah selesai. Nomor berikutnya tidak dipanggil, karena loket ini sedang istirahat.',
      moving: 'Layanan tadi sudah selesai. Nomor berikutnya tidak dipanggil, karena Anda diminta pindah loket.',
    },
    moving: 'Loket ini tidak memanggil lagi',
    movingHelp:
      'Anda diminta pindah ke loket lain. Kalau tidak bisa, tekan Saya tidak bisa, lalu loket ini memanggil lagi.',
  },
  en: {
    closeConfirm: 'Close this counter?',
    closeHelp: 'The counter becomes free for another officer. Waiting numbers stay in their queues.',
    closeOthersCall: (count: number) => `${count} waiting. Other open counters call them.`,
    closeNobodyCalls: (count: number) =>
      `${count} waiting, and no other counter calls them. Tell the mall manager before you close.`,
    youSitAtHelp: 'Numbers are called from that counter.',
    restsAfter: 'A break after this one',
    movesAfter: 'Another counter after this one',
    notCalled: {
      resting: 'That service is finished. The next number was not called, because this counter is having a break.',
      moving: 'That service is finished. The next number was not called, because you are asked to move.',
    },
    moving: 'This counter calls no more',
    movingHelp:
      'You are asked to move to another counter. If you cannot, press I cannot, and this counter calls again.',
  },
})
