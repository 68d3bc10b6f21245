import { defineRefusals } from '#platform/words.ts'

export const refusals = defineRefusals({
  id: {
    'staffing.noLabourRule': ({ day, kind }) =>
      `Aturan jam kerja untuk instansi ${kind} pada ${day} belum ada dalam daftar.`,
  },
  en: {
    'staffing.noLabourRule': ({ day, kind }) =>
      `The rule of working hours for ${kind} agencies on ${day} is not in the table.`,
  },
})
