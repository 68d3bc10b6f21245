import { defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    kiosk: 'Pasang kios ini',
    display: 'Pasang layar ini',
    about: 'Pengelola mal membuka Pengaturan, Perangkat, lalu mengetik kode ini.',
    code: 'Kode pemasangan',
    validUntil: (time: string) => `Berlaku sampai ${time}. Setelah itu kode berganti sendiri.`,
    movesOn: 'Begitu disetujui, layar ini berlanjut sendiri.',
    offline: 'Tidak tersambung ke server. Menunggu sambungan kembali.',
    tooMany: 'Terlalu banyak kode diminta dari jaringan ini. Halaman ini mencoba lagi sendiri beberapa menit lagi.',
    revokedTitle: 'Perangkat ini sudah dilepas',
    revoked: (moment: string) => `Dilepas oleh pengelola pada ${moment}. Perangkat ini tidak lagi melayani pengunjung.`,
    revokedHelp: {
      kiosk: 'Silakan ambil nomor di kios lain atau di meja informasi.',
      display: 'Silakan lihat panggilan di layar lain, atau tanyakan di meja informasi.',
    },
    again: 'Pasang lagi perangkat ini',
  },
  en: {
    kiosk: 'Set up this kiosk',
    display: 'Set up this screen',
    about: 'The mall manager opens Administration, Devices, and types this code.',
    code: 'Pairing code',
    validUntil: (time: string) => `Valid until ${time}. After that the code changes by itself.`,
    movesOn: 'Once it is approved this screen goes on by itself.',
    offline: 'Not connected to the server. Waiting for the connection.',
    tooMany: 'Too many codes were asked for from this network. This page tries again by itself in a few minutes.',
    revokedTitle: 'This device was taken out of use',
    revoked: (moment: string) => `A manager took it out of use on ${moment}. It no longer serves visitors.`,
    revokedHelp: {
      kiosk: 'Please take a number at another kiosk or at the information desk.',
      display: 'Please watch another screen for calls, or ask at the information desk.',
    },
    again: 'Set up this device again',
  },
})
