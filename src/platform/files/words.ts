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
    'files.drawingHas': ({ what }) =>
      `Gambar SVG ini berisi ${what}, yang tidak diterima. Simpan sebagai SVG sederhana (“Plain SVG”) dengan tulisan dijadikan garis dan tanpa gambar di dalamnya, atau pakai PNG.`,
    'files.drawingNoSize': 'Gambar SVG ini tidak menyebut ukurannya (viewBox). Simpan ulang dari program gambarnya.',
    'files.drawingBlank': 'Gambar SVG ini kosong: tidak ada yang tampak di dalamnya. Periksa berkasnya lalu coba lagi.',
    'files.drawingTooDetailed': ({ kilobytes }) =>
      `Gambar SVG ini terlalu rumit: lebih dari ${kilobytes} KB, dan setiap halaman menjadi lambat. Sederhanakan garisnya, atau pakai PNG.`,
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
    'files.drawingHas': ({ what }) =>
      `This SVG has ${what} in it, which is not taken. Save it as “Plain SVG” with words turned into outlines and no pictures inside, or use a PNG.`,
    'files.drawingNoSize': 'This SVG does not say its size (viewBox). Save it again in the program it comes from.',
    'files.drawingBlank': 'This SVG is blank: nothing can be seen in it. Look at the file and try again.',
    'files.drawingTooDetailed': ({ kilobytes }) =>
      `This SVG has too much detail: more than ${kilobytes} KB, and every page would be slow. Simplify its lines, or use a PNG.`,
    'files.notHere': 'This file does not exist.',
  },
})
