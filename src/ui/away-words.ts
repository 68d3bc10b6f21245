import { defineWords } from '#platform/words.ts'

/** What is said while the database is away, by where the reader stands. */
export const awayWords = defineWords({
  id: {
    title: 'Sistem sedang tidak tersambung',
    what: {
      public: 'Ini bukan karena telepon atau jaringan Anda. Petugas sedang memperbaikinya.',
      phone: 'Nomor Anda tetap tersimpan dan urutannya tidak berubah. Tetap di aula dan dengarkan petugas di loket.',
      kiosk: 'Kios ini belum bisa memberi nomor. Silakan ke meja informasi, petugas di sana membantu Anda.',
      hall: 'Layar ini belum bisa menampilkan panggilan. Dengarkan petugas di loket, atau tanyakan ke meja informasi.',
      desk: 'Yang sudah ditekan di meja kerja dan belum terkirim disimpan di komputer ini, lalu dikirim sendiri begitu tersambung. Layani terus yang ada di depan Anda.',
      work: 'Yang sudah tersimpan tetap aman. Hubungi teknisi bila ini berlangsung lebih dari beberapa menit.',
    },
    again: 'Halaman ini mencoba lagi sendiri, dan terbuka begitu tersambung.',
    now: 'Coba sekarang',
    posted:
      'Yang baru saja dikirim mungkin belum tersimpan. Kembali ke halaman tadi, periksa, lalu kirim lagi bila perlu.',
    back: 'Kembali ke halaman tadi',
  },
  en: {
    title: 'The system is not connected',
    what: {
      public: 'It is not your phone or your network. The technicians are working on it.',
      phone:
        'Your number is kept and its place does not change. Stay in the hall and listen to the officers at the counters.',
      kiosk: 'This kiosk cannot give numbers now. Please go to the information desk, where an officer will help you.',
      hall: 'This screen cannot show calls now. Listen to the officers at the counters, or ask at the information desk.',
      desk: 'What was pressed at the desk and has not been sent is kept on this computer, and sent by itself once connected. Go on serving whoever is in front of you.',
      work: 'What was saved is safe. Call the technician if this lasts more than a few minutes.',
    },
    again: 'This page tries again by itself, and opens once connected.',
    now: 'Try now',
    posted: 'What was just sent may not have been saved. Go back to the page, check, and send it again if needed.',
    back: 'Back to the page',
  },
})
