import { defineRefusals } from '#platform/words.ts'

/** Why something of the hall screens did not change, and what to do now. */
export const refusals = defineRefusals({
  id: {
    'hall.noSuchClip': 'Potongan suara ini tidak ada dalam daftar.',
    'hall.clipTooLong': ({ seconds }) => `Rekaman ini terlalu panjang. Satu potongan paling lama ${seconds} detik.`,
    'hall.noMedium': 'Gambar atau video ini sudah tidak ada.',
    'hall.tooManyMedia': ({ most }) => `Sudah ada ${most} gambar dan video. Hapus salah satu lebih dahulu.`,
    'hall.periodBackwards': 'Hari terakhir mendahului hari pertama. Periksa kedua tanggal.',
  },
  en: {
    'hall.noSuchClip': 'This clip is not in the list.',
    'hall.clipTooLong': ({ seconds }) => `This recording is too long. One clip takes at most ${seconds} seconds.`,
    'hall.noMedium': 'This picture or film is no longer there.',
    'hall.tooManyMedia': ({ most }) => `There are ${most} pictures and films already. Remove one first.`,
    'hall.periodBackwards': 'The last day comes before the first. Check both dates.',
  },
})
