import { defineWords } from '#platform/words.ts'

/** A standard of service as a reader sees it. */
export const words = defineWords({
  id: {
    level: {
      issued_here: 'Selesai di sini',
      intake: 'Berkas diterima di sini',
      consultation: 'Hanya konsultasi',
      information: 'Hanya informasi',
    },
    levelMore: {
      issued_here: 'Hasilnya Anda terima di mal ini.',
      intake: 'Berkas diperiksa dan diterima di mal ini, lalu diproses di kantor instansi.',
      consultation: 'Di mal ini Anda bisa bertanya dan dibimbing. Pengajuannya di kantor instansi.',
      information: 'Di mal ini Anda mendapat penjelasan. Pengajuannya di tempat lain.',
    },
    form: {
      original: 'Asli',
      copy: 'Fotokopi',
      original_and_copy: 'Asli dan fotokopi',
      digital: 'Berkas digital',
      present: 'Orangnya datang sendiri',
      filled: 'Formulir yang sudah diisi',
    },
    count: (count: string) => `${count} lembar`,
    unit: { hour: 'jam', working_day: 'hari kerja', calendar_day: 'hari' },
    between: (from: string, to: string) => `${from} sampai ${to}`,
    free: 'Gratis',
  },
  en: {
    level: {
      issued_here: 'Done here',
      intake: 'Papers taken here',
      consultation: 'Advice only',
      information: 'Information only',
    },
    levelMore: {
      issued_here: 'You get the result in this mall.',
      intake: "Your papers are checked and taken in this mall, then handled at the agency's office.",
      consultation: "In this mall you can ask and get advice. You apply at the agency's office.",
      information: 'In this mall you get an explanation. You apply elsewhere.',
    },
    form: {
      original: 'Original',
      copy: 'Photocopy',
      original_and_copy: 'Original and photocopy',
      digital: 'Digital file',
      present: 'Come in person',
      filled: 'Filled-in form',
    },
    count: (count: string) => (count === '1' ? '1 copy' : `${count} copies`),
    unit: { hour: 'hours', working_day: 'working days', calendar_day: 'days' },
    between: (from: string, to: string) => `${from} to ${to}`,
    free: 'Free',
  },
})
