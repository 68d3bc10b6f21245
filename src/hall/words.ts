import { defineRefusals } from '#platform/words.ts'

/** Why something of the hall screens did not change, and what to do now. */
export const refusals = defineRefusals({
  id: {
    'hall.noSuchClip': 'Potongan suara ini tidak ada dalam daftar.',
    'hall.clipTooLong': ({ seconds }) => `Rekaman ini terlalu panjang. Satu potongan paling lama ${seconds} detik.`,
    'hall.clipType': 'Rekaman ini tidak bisa diukur di sini. Simpan sebagai WAV atau MP3, lalu pilih lagi.',
    'hall.clipSilent': 'Tidak terdengar apa-apa di rekaman ini. Periksa mikrofonnya, lalu rekam lagi.',
    'hall.clipSoft': 'Rekaman ini terlalu pelan untuk aula. Bicara lebih dekat ke mikrofon, lalu rekam lagi.',
    'hall.clipOverdriven': 'Rekaman ini pecah karena terlalu keras. Jauhkan sedikit mikrofonnya, lalu rekam lagi.',
    'hall.noMedium': 'Gambar atau video ini sudah tidak ada.',
    'hall.tooManyMedia': ({ most }) => `Sudah ada ${most} gambar dan video. Hapus salah satu lebih dahulu.`,
    'hall.pictureTooSmall': ({ width, height, long, short }) =>
      `Gambar ini hanya ${width} × ${height} titik dan akan kabur di layar aula. Paling kecil ${long} × ${short} titik. Pilih gambar aslinya, bukan salinan kecil.`,
    'hall.periodBackwards': 'Hari terakhir mendahului hari pertama. Periksa kedua tanggal.',
  },
  en: {
    'hall.noSuchClip': 'This clip is not in the list.',
    'hall.clipTooLong': ({ seconds }) => `This recording is too long. One clip takes at most ${seconds} seconds.`,
    'hall.clipType': 'This recording cannot be measured here. Save it as WAV or MP3 and choose it again.',
    'hall.clipSilent': 'Nothing is heard in this recording. Check the microphone and record again.',
    'hall.clipSoft': 'This recording is too soft for a hall. Speak closer to the microphone and record again.',
    'hall.clipOverdriven':
      'This recording crackles because it is too loud. Move the microphone away a little and record again.',
    'hall.noMedium': 'This picture or film is no longer there.',
    'hall.tooManyMedia': ({ most }) => `There are ${most} pictures and films already. Remove one first.`,
    'hall.pictureTooSmall': ({ width, height, long, short }) =>
      `This picture has only ${width} × ${height} dots and would be a blur on a hall screen. The smallest is ${long} × ${short} dots. Choose the original, not a small copy.`,
    'hall.periodBackwards': 'The last day comes before the first. Check both dates.',
  },
})
