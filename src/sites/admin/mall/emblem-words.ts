import { defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    edit: 'Ubah lambang',
    emblem: 'Lambang',
    roof: 'Atap pendopo (bawaan)',
    own: 'Lambang sendiri',
    about:
      'Lambang daerah atau mal tampil di samping nama mal: di halaman umum, kios, layar aula, layar kerja, cetakan dari kios, dan tab peramban.',
    now: 'Sekarang',
    onBand: 'Di kepala halaman',
    onTab: 'Di tab peramban',
    file: 'Berkas lambang',
    hint: 'SVG paling baik: tajam di layar mana pun. PNG, WebP, atau JPEG juga bisa, sisi panjangnya paling sedikit 64 titik. Pakai lambangnya saja, tanpa tulisan di sampingnya, dengan latar tembus pandang.',
    missing: 'Pilih berkas lambang.',
    save: 'Pakai lambang ini',
    remove: 'Kembali ke atap pendopo',
    removeAbout: 'Lambang sendiri dilepas; atap pendopo tampil lagi di semua layar.',
  },
  en: {
    edit: 'Change the emblem',
    emblem: 'Emblem',
    roof: 'The roof of a pendopo (as delivered)',
    own: 'An emblem of one’s own',
    about:
      'The emblem of the region or the mall stands beside the mall’s name: on public pages, kiosks, hall screens, working screens, what kiosks print, and the browser’s tab.',
    now: 'Now',
    onBand: 'At the head of pages',
    onTab: 'On the browser’s tab',
    file: 'File of the emblem',
    hint: 'SVG is best: sharp on any screen. PNG, WebP or JPEG will do, with a longer side of 64 dots at least. Use the emblem alone, without words beside it, on a transparent background.',
    missing: 'Choose the file of the emblem.',
    save: 'Use this emblem',
    remove: 'Back to the roof',
    removeAbout: 'The emblem is taken off; the roof of the pendopo shows again on every screen.',
  },
})
