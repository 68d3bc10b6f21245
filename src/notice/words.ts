import { defineRefusals, defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    push: {
      called: (counter: string) => `Silakan ke ${counter}`,
      calledMore: (ticket: string, hall: string) => `Nomor ${ticket} dipanggil. ${hall}`,
      near: 'Sebentar lagi giliran Anda',
      nearMore: (ticket: string, counters: string) => `Nomor ${ticket}. Kembali ke dekat ${counters}.`,
      moved: (ticket: string) => `Nomor ${ticket} pindah tempat`,
      movedMore: (place: string) => `Sekarang menunggu di ${place}. Waktu kedatangan Anda tetap dihitung.`,
    },
  },
  en: {
    push: {
      called: (counter: string) => `Please go to ${counter}`,
      calledMore: (ticket: string, hall: string) => `Number ${ticket} is called. ${hall}`,
      near: 'Your turn comes soon',
      nearMore: (ticket: string, counters: string) => `Number ${ticket}. Come back to ${counters}.`,
      moved: (ticket: string) => `Number ${ticket} has moved`,
      movedMore: (place: string) => `It now waits at ${place}. Your time of arrival still counts.`,
    },
  },
})

export const refusals = defineRefusals({
  id: {
    'notice.isOver': 'Nomor ini sudah selesai, jadi tidak ada lagi yang diberitahukan.',
    'notice.tooMany': ({ most }) => `Nomor ini sudah diberitahukan ke ${most} telepon. Hentikan dulu di salah satunya.`,
    'notice.unknownService':
      'Peramban ini memakai layanan pemberitahuan yang belum dikenal mal. Halaman ini tetap memberi tahu selama terbuka.',
  },
  en: {
    'notice.isOver': 'This number is finished, so there is nothing more to tell.',
    'notice.tooMany': ({ most }) => `This number already tells ${most} phones. Stop it on one of them first.`,
    'notice.unknownService':
      'This browser uses a notification service that the mall does not know. This page still tells you while it is open.',
  },
})
