import { defineWords } from '#platform/words.ts'

export const printerWords = defineWords({
  id: {
    listens: (address: string, port: number) =>
      `Pencetak peragaan mendengarkan di ${address}, port ${port}. Atur alamat itu di halaman perangkat.`,
    keys: 'Ketik lalu Enter: habis, menipis, isi (kertas) · buka, tutup (penutup) · diam (tidak menjawab), jawab · mati, hidup · keluar',
    state: (paper: string, cover: string, line: string) => `Kertas ${paper}, penutup ${cover}, ${line}`,
    paper: { plenty: 'penuh', low: 'menipis', out: 'habis' },
    cover: { closed: 'tertutup', open: 'terbuka' },
    line: { answers: 'menjawab', hangs: 'diam', dead: 'mati' },
    sheet: (count: number) => `Lembar ${count}`,
    unknown: (typed: string) => `“${typed}” tidak dikenal.`,
    taken: (port: number) => `Port ${port} sudah dipakai. Pilih yang lain dengan --port, dari 9100 sampai 9109.`,
    widthForm: '--width harus 80 atau 58.',
    ended: (sheets: number) => `Selesai, ${sheets} lembar keluar.`,
  },
  en: {
    listens: (address: string, port: number) =>
      `The demonstration printer listens on ${address}, port ${port}. Set that address on the devices page.`,
    keys: 'Type and press Enter: out, low, fill (paper) · open, close (cover) · hang (does not answer), answer · die, live · quit',
    state: (paper: string, cover: string, line: string) => `Paper ${paper}, cover ${cover}, ${line}`,
    paper: { plenty: 'plenty', low: 'low', out: 'out' },
    cover: { closed: 'closed', open: 'open' },
    line: { answers: 'answers', hangs: 'hangs', dead: 'dead' },
    sheet: (count: number) => `Sheet ${count}`,
    unknown: (typed: string) => `“${typed}” is not known.`,
    taken: (port: number) => `Port ${port} is taken. Choose another with --port, from 9100 to 9109.`,
    widthForm: '--width must be 80 or 58.',
    ended: (sheets: number) => `Ended, ${sheets} sheets came out.`,
  },
})
