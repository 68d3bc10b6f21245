import { defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    title: 'Kios nomor',
    offline: 'Kios ini sedang tidak tersambung. Ambil nomor di meja informasi.',
    rehearsal: 'Sedang gladi. Nomor dari kios ini hanya latihan.',
    languages: 'Bahasa',
    views: {
      label: 'Cara melihat layar ini',
      low: 'Turunkan',
      high: 'Naikkan',
      strong: 'Kontras',
      usual: 'Biasa',
    },
    bar: {
      label: 'Pilihan di setiap layar',
      back: 'Kembali',
      speak: 'Bacakan',
      hush: 'Berhenti membaca',
      cancel: 'Batal',
      done: 'Selesai',
    },
    still: {
      title: 'Masih di sini?',
      about: 'Layar ini kembali ke awal dalam',
      seconds: 'detik',
      stay: 'Ya, masih di sini',
      leave: 'Selesai',
    },
    unconnected: {
      title: 'Kios sedang tidak tersambung',
      about: 'Kios ini mencoba lagi sendiri. Bila terburu-buru, ambil nomor di meja informasi.',
      leave: 'Tidak jadi',
    },
    fault: { home: 'Mulai lagi dari awal' },
  },
  en: {
    title: 'Number kiosk',
    offline: 'This kiosk is not connected at the moment. Take a number at the information desk.',
    rehearsal: 'Rehearsal. Numbers from this kiosk are only practice.',
    languages: 'Language',
    views: {
      label: 'How to see this screen',
      low: 'Lower',
      high: 'Raise',
      strong: 'Contrast',
      usual: 'Usual',
    },
    bar: {
      label: 'Choices on every screen',
      back: 'Back',
      speak: 'Read aloud',
      hush: 'Stop reading',
      cancel: 'Cancel',
      done: 'Done',
    },
    still: {
      title: 'Are you still here?',
      about: 'This screen starts again in',
      seconds: 'seconds',
      stay: 'Yes, I am still here',
      leave: 'I am done',
    },
    unconnected: {
      title: 'The kiosk is not connected',
      about: 'It tries again by itself. If you are in a hurry, take a number at the information desk.',
      leave: 'Never mind',
    },
    fault: { home: 'Start again' },
  },
})
