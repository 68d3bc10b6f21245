import { defineRefusals } from '#platform/words.ts'

export const refusals = defineRefusals({
  id: {
    'qris.missing': ({ field }) => `Isian ${field} untuk kode QRIS belum ada.`,
    'qris.tooLong': ({ field, most }) => `Isian ${field} kode QRIS paling panjang ${most} huruf. Singkatkan.`,
    'tariff.none': ({ code, day }) =>
      `Tarif ${code} tidak ada untuk ${day}. Tambahkan ke tabel tarif dengan dasar hukumnya.`,
    'tariff.needs': ({ code, what }) => `Tarif ${code} dihitung dengan ${what}, yang belum diisi.`,
  },
  en: {
    'qris.missing': ({ field }) => `The field ${field} of the QRIS code is missing.`,
    'qris.tooLong': ({ field, most }) =>
      `The field ${field} of the QRIS code has at most ${most} characters. Shorten it.`,
    'tariff.none': ({ code, day }) =>
      `There is no tariff ${code} for ${day}. Add it to the table with its legal basis.`,
    'tariff.needs': ({ code, what }) => `The tariff ${code} is counted with ${what}, which is not given.`,
  },
})
