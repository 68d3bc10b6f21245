import { defineWords } from '#platform/words.ts'

/** The keys of the information desk, in the order of its sheet. */
export const infoKeys = ['Enter', '/', 'digits', 'T', 'C', 'K', 'G', 'L', 'N', 'D', 'B', 'X', '?', 'Escape'] as const

export const infoKeysWords = defineWords({
  id: {
    short: 'Bantuan',
    title: 'Tombol di meja informasi',
    intro: 'Semua bisa dikerjakan dari papan tik. Enter selalu menjalankan langkah berikutnya yang berwarna penuh.',
    singleKeys: 'Pakai tombol satu huruf',
    singleKeysHint:
      'Matikan bila huruf sering tertekan tanpa sengaja. Enter dan Esc tetap berfungsi. Diingat di peramban ini.',
    close: 'Tutup',
    names: { digits: '1 sampai 9', Escape: 'Esc' } as Readonly<Record<string, string>>,
    does: {
      Enter: 'Cari, beri nomor, tambahkan, atau kembalikan ke antrean',
      '/': 'Pertanyaan baru: nomor, atau apa yang ingin diurus',
      digits: 'Pilih dari yang ditemukan',
      T: 'Tambah layanan lain',
      C: 'Cetak nomor',
      K: 'Kertasnya sudah keluar',
      G: 'Kertasnya gagal tercetak',
      L: 'Persyaratan di kertas',
      N: 'Nomor hilang: siapa yang datang untuk ini hari ini',
      D: 'Kelompok yang didahulukan',
      B: 'Pastikan prioritas yang disebut pengunjung',
      X: 'Batalkan nomor ini, ditanya dahulu',
      '?': 'Bantuan ini',
      Escape: 'Kembali, atau keluar dari kolom isian',
    },
  },
  en: {
    short: 'Help',
    title: 'Keys of the information desk',
    intro: 'Everything can be done from the keyboard. Enter always does the next step, the button in full colour.',
    singleKeys: 'Use single-letter keys',
    singleKeysHint:
      'Switch them off if letters are often pressed by accident. Enter and Esc still work. Kept in this browser.',
    close: 'Close',
    names: { digits: '1 to 9', Escape: 'Esc' } as Readonly<Record<string, string>>,
    does: {
      Enter: 'Search, give the number, add, or put back in the queue',
      '/': 'A new question: a number, or what somebody came for',
      digits: 'Choose from what was found',
      T: 'Add another service',
      C: 'Print the number',
      K: 'The paper came out',
      G: 'The paper did not print',
      L: 'Requirements on paper',
      N: 'Lost number: who came for this today',
      D: 'Group that goes first',
      B: 'Confirm the priority that the visitor named',
      X: 'Cancel this number, asked once more first',
      '?': 'This help',
      Escape: 'Back, or out of a field',
    },
  },
})
