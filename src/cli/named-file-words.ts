import { defineWords } from '#platform/words.ts'

export const words = defineWords({
  id: {
    notThere: (file: string) => `Berkas “${file}” tidak ada.`,
    isFolder: (file: string) => `“${file}” adalah folder, bukan berkas.`,
    isFile: (file: string) => `“${file}” adalah berkas, bukan folder.`,
    mayNotRead: (file: string) => `Berkas “${file}” tidak boleh dibaca oleh pengguna ini. Periksa izinnya.`,
    cannotRead: (file: string, code: string) => `Berkas “${file}” tidak dapat dibaca (${code}).`,
    tooLarge: (file: string) => `Berkas “${file}” lebih besar dari 200 MB. Bagi menjadi beberapa periode.`,
    noFolderFor: (file: string) => `“${file}” tidak dapat ditulis: foldernya tidak ada.`,
    mayNotWrite: (file: string) => `“${file}” tidak boleh ditulis oleh pengguna ini. Periksa izin foldernya.`,
    cannotWrite: (file: string, code: string) => `“${file}” tidak dapat ditulis (${code}).`,
    answerNotWritten: (code: string) =>
      `Jawaban tidak dapat ditulis (${code}), jadi yang tertulis tidak utuh. Periksa ruang di disk.`,
  },
  en: {
    notThere: (file) => `There is no file “${file}”.`,
    isFolder: (file) => `“${file}” is a folder, not a file.`,
    isFile: (file) => `“${file}” is a file, not a folder.`,
    mayNotRead: (file) => `This user may not read the file “${file}”. Check its permissions.`,
    cannotRead: (file, code) => `The file “${file}” cannot be read (${code}).`,
    tooLarge: (file) => `The file “${file}” is larger than 200 MB. Divide it into periods.`,
    noFolderFor: (file) => `“${file}” cannot be written: its folder is not there.`,
    mayNotWrite: (file) => `This user may not write “${file}”. Check the permissions of its folder.`,
    cannotWrite: (file, code) => `“${file}” cannot be written (${code}).`,
    answerNotWritten: (code) =>
      `The answer cannot be written (${code}), so what was written is not whole. Look for room on the disk.`,
  },
})
