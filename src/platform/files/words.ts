import { defineRefusals } from '#platform/words.ts'

/** Why a file was not taken, and what to do now. */
export const refusals = defineRefusals({
  id: {
    'files.empty': 'Berkas ini kosong. Pilih berkas lain.',
    'files.tooLarge': ({ megabytes }) => `Berkas ini terlalu besar. Batasnya ${megabytes} MB.`,
    'files.wrongKind': 'Isi berkas ini bukan jenis yang diminta, apa pun namanya. Pilih berkas lain.',
    'files.damaged':
      'Berkas ini rusak atau terlalu besar untuk dibuka. Simpan ulang dari program asalnya lalu coba lagi.',
    'files.infected': ({ found }) => `Pemindai menemukan virus di berkas ini (${found}). Berkas tidak disimpan.`,
    'files.notHere': 'Berkas ini tidak ada.',
  },
  en: {
    'files.empty': 'This file is empty. Choose another.',
    'files.tooLarge': ({ megabytes }) => `This file is too large. The limit is ${megabytes} MB.`,
    'files.wrongKind':
      'What is in this file is not the kind that was asked for, whatever its name. Choose another file.',
    'files.damaged':
      'This file is damaged or too large to open. Save it again in the program it comes from and try again.',
    'files.infected': ({ found }) => `The scanner found a virus in this file (${found}). It was not kept.`,
    'files.notHere': 'This file does not exist.',
  },
})
