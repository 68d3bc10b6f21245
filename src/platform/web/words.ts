import { defineRefusals } from '#platform/words.ts'

/** What the web edge itself says. */
export const coreRefusals = defineRefusals({
  id: {
    notFound: 'Alamat ini tidak ada, atau isinya sudah dipindahkan. Cari dari halaman depan.',
    noMallYet: 'Belum ada mal pelayanan yang diatur di sistem ini.',
    forbidden: 'Akun yang sedang dipakai tidak berwenang membuka atau mengubah bagian ini.',
    otherSite: 'Isian ini dikirim dari situs lain, jadi tidak diteruskan. Buka halamannya dari sini lalu kirim lagi.',
    formTooOld: 'Halaman isian ini sudah lama terbuka. Buka lagi halamannya, lalu kirim sekali lagi.',
    invalid: 'Sebagian isian perlu diperiksa.',
    command: 'Isian ini tidak lengkap terkirim. Buka lagi halamannya, lalu kirim sekali lagi.',
    tooLarge: 'Berkas atau isian terlalu besar. Batasnya 12 MB.',
    notUnderstood: 'Permintaan ini tidak bisa dibaca sistem.',
    tooManyRequests: ({ seconds }) =>
      `Terlalu banyak percobaan dalam waktu singkat. Coba lagi setelah ${waitOf(seconds, 'menit', 'detik')}.`,
    away: 'Sistem sedang tidak tersambung. Coba lagi sebentar lagi.',
    fault: 'Ada gangguan di pihak kami dan petugas teknis sudah diberi tahu. Coba lagi sebentar lagi.',
  },
  en: {
    notFound: 'This address does not exist, or its content has moved. Start from the front page.',
    noMallYet: 'No service mall has been set up in this system yet.',
    forbidden: 'The account in use may not open or change this part.',
    otherSite: 'This form was sent from another site, so it was not passed on. Open its page here and send it again.',
    formTooOld: 'This form has been open for a long time. Open the page again and send it once more.',
    invalid: 'Some answers need checking.',
    command: 'This form did not arrive whole. Open the page again and send it once more.',
    tooLarge: 'The file or the form is too large. The limit is 12 MB.',
    notUnderstood: 'The system cannot read this request.',
    tooManyRequests: ({ seconds }) =>
      `Too many attempts in a short time. Try again in ${waitOf(seconds, 'minutes', 'seconds')}.`,
    away: 'The system is not connected at the moment. Try again in a moment.',
    fault: 'There is a fault on our side and the technicians have been told. Try again in a moment.',
  },
})

function waitOf(seconds: string | number | undefined, minutesWord: string, secondsWord: string): string {
  const whole = Number(seconds ?? 60)
  return whole >= 60 ? `${Math.ceil(whole / 60)} ${minutesWord}` : `${whole} ${secondsWord}`
}
