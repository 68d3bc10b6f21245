import { defineWords } from '#platform/words.ts'

/** What the end of the service day means for somebody who still has a number. Times come in ready for the reader. */
export const closingWords = defineWords({
  id: {
    leftOver: 'Loket sudah tutup',
    leftOverMore:
      'Maaf, nomor ini tidak sempat dipanggil dan tidak berlaku besok. Bila Anda masih di sini, temui meja informasi.',
    waits: (time: string) => `Mal tutup pukul ${time}. Nomor Anda tetap dipanggil selama loketnya buka.`,
    stillCalling: (time: string) =>
      `Mal sudah tutup pukul ${time}, tetapi loket masih memanggil nomor yang sudah diambil. Tetap di aula.`,
    comeBack: (time: string) =>
      `Mal tutup pukul ${time}. Kembali sebelum itu: sesudahnya nomor ini tidak berlaku lagi.`,
    ended: 'Layanan hari ini sudah ditutup',
    endedMore: (time: string) =>
      `Maaf, hari ini ditutup pukul ${time} sebelum urusan Anda selesai. Nomor ini tidak berlaku lagi.`,
    endedNumber: 'Nomor ini sudah berakhir',
    endedPartly: (time: string) =>
      `Sebagian layanan Anda belum sempat diselesaikan, karena hari ini ditutup pukul ${time}. Maaf. Nomor ini tidak berlaku lagi.`,
    openAgain: 'Hari ini sudah dibuka lagi. Ambil nomor baru di kios atau meja informasi.',
    over: (time: string) => `Mal sudah tutup pukul ${time}. Nomor ini tidak berlaku besok.`,
  },
  en: {
    leftOver: 'The counters have closed',
    leftOverMore:
      'Sorry, we did not get to call this number, and it is not valid tomorrow. If you are still here, go to the information desk.',
    waits: (time: string) => `The mall closes at ${time}. You will still be called as long as your counter is open.`,
    stillCalling: (time: string) =>
      `The mall closed at ${time}, but counters still call numbers that were taken. Stay in the hall.`,
    comeBack: (time: string) =>
      `The mall closes at ${time}. Come back before: after that this number is no longer valid.`,
    ended: 'Closed for today',
    endedMore: (time: string) =>
      `Sorry, the day was closed at ${time} before you were done. This number is no longer valid.`,
    endedNumber: 'This number has ended',
    endedPartly: (time: string) =>
      `Sorry, some of your services were not done, because the day was closed at ${time}. This number is no longer valid.`,
    openAgain: 'The day has been opened again. Take a new number at a kiosk or the information desk.',
    over: (time: string) => `The mall closed at ${time}. This number is not valid tomorrow.`,
  },
})
