import { defineRefusals } from '#platform/words.ts'

export const refusals = defineRefusals({
  id: { 'complaint.noTerm': ({ step, day }) => `Belum ada batas waktu ${step} untuk tanggal ${day}.` },
  en: { 'complaint.noTerm': ({ step, day }) => `There is no term for ${step} on ${day}.` },
})
