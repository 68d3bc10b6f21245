import { defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    title: 'Pencarian',
    intro:
      'Orang mencari dengan kata sehari-hari. Bila kata itu lain dari nama layanan, jodohkan di sini: berlaku saat itu juga, di rumah, di kios, dan di meja informasi.',
    add: 'Tambah kata',
    ofServices:
      'Kata untuk satu layanan saja ditulis di halaman layanannya, oleh koordinator instansi atau manajer mal.',
    missed: {
      title: 'Dicari orang, tidak ketemu',
      help: 'Pencarian di situs umum yang tidak menemukan layanan, 90 hari terakhir. Yang dicatat hanya kata, hari, dan berapa kali. Kata yang mirip nomor atau alamat surel tidak dicatat, dan yang dicari kurang dari tiga kali tidak tampil.',
      none: 'Tidak ada. Semua yang sering dicari orang menemukan layanannya.',
      words: 'Yang diketik',
      times: 'Berapa kali',
      last: 'Terakhir',
      near: 'Paling mendekati',
      act: 'Jadikan kata cari',
    },
    list: {
      title: 'Kata yang dijodohkan',
      noun: 'pasang kata',
      search: 'Cari kata',
      says: 'Orang berkata',
      means: 'Dicari sebagai',
      finds: 'Menemukan',
      services: (count: number) => `${count} layanan`,
      nothing: 'Belum menemukan layanan',
      emptyTitle: 'Belum ada kata yang dijodohkan',
      emptyBody:
        'Sistem sudah mengenal banyak kata sehari-hari, misalnya “akte” untuk “akta”. Tambahkan kata khas daerah Anda.',
    },
    form: {
      says: 'Orang berkata',
      saysHint: 'Satu kata atau beberapa kata, misalnya: surat jalan.',
      saysMissing: 'Tulis kata yang dipakai orang.',
      means: 'Dicari sebagai',
      meansHint: 'Kata yang ada di nama layanannya, misalnya: skck.',
      meansMissing: 'Tulis kata yang ada di nama layanannya.',
      long: 'Paling panjang 60 huruf.',
    },
    findsNow: (says: string) => `“${says}” sekarang menemukan`,
    findsNothing: (says: string) =>
      `“${says}” belum menemukan layanan. Pakai kata yang ada di nama layanannya pada isian “Dicari sebagai”.`,
    remove: {
      act: 'Hapus kata ini',
      title: (says: string) => `Hapus “${says}”?`,
      body: (says: string, means: string) => `Siapa mencari “${says}” tidak lagi dibawa ke “${means}”.`,
      yes: 'Ya, hapus',
    },
  },
  en: {
    title: 'Search',
    intro:
      'People search with everyday words. Where a word differs from the name of the service, pair it here: it holds at once, at home, at the kiosk and at the information desk.',
    add: 'Add a word',
    ofServices: 'Words for one service only stand on the page of that service, for its coordinator or the manager.',
    missed: {
      title: 'Searched for, not found',
      help: 'Searches of the public site that found no service, in the last 90 days. Only words, day and count are kept. What looks like a number or an e-mail address is not kept, and what was searched for fewer than three times is not shown.',
      none: 'Nothing. All that people often search for finds its service.',
      words: 'What was typed',
      times: 'How often',
      last: 'Last',
      near: 'What comes nearest',
      act: 'Make it a search word',
    },
    list: {
      title: 'Paired words',
      noun: 'pairs of words',
      search: 'Search the words',
      says: 'People say',
      means: 'Searched as',
      finds: 'Finds',
      services: (count: number) => (count === 1 ? '1 service' : `${count} services`),
      nothing: 'Finds no service yet',
      emptyTitle: 'No words are paired yet',
      emptyBody:
        'Many everyday words are known already, such as “akte” for “akta”. Add what people say in your region.',
    },
    form: {
      says: 'People say',
      saysHint: 'One word or several, for example: surat jalan.',
      saysMissing: 'Write the word that people use.',
      means: 'Searched as',
      meansHint: 'Words of the service’s name, for example: skck.',
      meansMissing: 'Write words of the service’s name.',
      long: 'At most 60 letters.',
    },
    findsNow: (says: string) => `“${says}” now finds`,
    findsNothing: (says: string) => `“${says}” finds no service yet. Use words of the service’s name in “Searched as”.`,
    remove: {
      act: 'Remove this word',
      title: (says: string) => `Remove “${says}”?`,
      body: (says: string, means: string) => `Who searches for “${says}” is no longer led to “${means}”.`,
      yes: 'Yes, remove it',
    },
  },
})
