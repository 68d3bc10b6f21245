import { defineWords } from '#platform/words.ts'

/** Texts of the sheet with the desk's keys. */
export const keysWords = defineWords({
  id: {
    short: 'Bantuan',
    title: 'Tombol di meja ini',
    intro:
      'Semua bisa dikerjakan dari papan tik, juga dengan satu tangan. Enter selalu menjalankan langkah berikutnya.',
    singleKeys: 'Pakai tombol satu huruf',
    singleKeysHint:
      'Matikan bila huruf sering tertekan tanpa sengaja. Enter dan Esc tetap berfungsi. Diingat di peramban ini.',
    close: 'Tutup',
    names: { digits: '1 sampai 9', Escape: 'Esc' } as Readonly<Record<string, string>>,
    does: {
      Enter: 'Langkah berikutnya: buka, panggil, mulai, selesai dan panggil lagi',
      S: 'Selesai tanpa memanggil berikutnya',
      U: 'Panggil ulang',
      X: 'Tidak hadir',
      P: 'Pindahkan ke layanan lain',
      T: 'Tahan, loket bebas untuk yang lain',
      Z: 'Batalkan tindakan terakhir',
      I: 'Istirahat, atau lanjutkan',
      G: 'Umumkan gangguan',
      digits: 'Pilih hasil, atau jawaban pada halaman pertanyaan',
      A: 'Semua persyaratan ada',
      B: 'Pastikan prioritas yang disebut pengunjung',
      C: 'Tulis catatan untuk petugas berikutnya',
      H: 'Hari saya',
      '/': 'Cari, pada halaman pindahkan',
      '?': 'Bantuan ini',
      Escape: 'Kembali ke loket, atau keluar dari kolom isian',
    },
  },
  en: {
    short: 'Help',
    title: 'Keys of this desk',
    intro: 'Everything can be done from the keyboard, with one hand too. Enter always does the next step.',
    singleKeys: 'Use single-letter keys',
    singleKeysHint:
      'Switch them off if letters are often pressed by accident. Enter and Esc still work. Kept in this browser.',
    close: 'Close',
    names: { digits: '1 to 9', Escape: 'Esc' } as Readonly<Record<string, string>>,
    does: {
      Enter: 'The next step: open, call, start, finish and call again',
      S: 'Finish without calling the next',
      U: 'Call again',
      X: 'Not present',
      P: 'Move to another service',
      T: 'Hold, the counter is free for others',
      Z: 'Undo the last act',
      I: 'Break, or go on',
      G: 'Announce an incident',
      digits: 'Choose an outcome, or an answer on a page that asks',
      A: 'All requirements are here',
      B: 'Confirm the priority that the visitor named',
      C: 'Write a note for the next officer',
      H: 'My day',
      '/': 'Search, on the page that moves somebody',
      '?': 'This help',
      Escape: 'Back to the counter, or out of a field',
    },
  },
})
