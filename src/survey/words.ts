import { defineRefusals } from '#platform/words.ts'

/** Why an index of satisfaction could not be counted. */
export const refusals = defineRefusals({
  id: {
    'survey.noRule': ({ day }) => `Belum ada aturan survei untuk tanggal ${day}.`,
    'survey.noAnswers': ({ element }) =>
      `Belum ada jawaban untuk unsur ${element}. IKM dihitung dari sembilan unsur; kumpulkan jawabannya dulu.`,
    'survey.badTotal': ({ element, sum, n }) =>
      `Jumlah ${sum} dari ${n} jawaban untuk unsur ${element} tidak mungkin: tiap jawaban bernilai 1 sampai 4.`,
    'survey.badMean': ({ element, mean }) =>
      `Rata-rata “${mean}” untuk unsur ${element} tidak mungkin: tulis angka dari 1 sampai 4, misalnya 3,31.`,
    'survey.badPopulation': ({ population }) =>
      `“${population}” bukan jumlah orang. Tulis bilangan bulat, 1 atau lebih.`,
  },
  en: {
    'survey.noRule': ({ day }) => `There is no rule for surveys on ${day}.`,
    'survey.noAnswers': ({ element }) =>
      `Nobody answered the element ${element}. The index needs all nine; collect its answers first.`,
    'survey.badTotal': ({ element, sum, n }) =>
      `A sum of ${sum} from ${n} answers for the element ${element} cannot be: each answer is 1 to 4.`,
    'survey.badMean': ({ element, mean }) =>
      `The mean “${mean}” for the element ${element} cannot be: write a number from 1 to 4, such as 3.31.`,
    'survey.badPopulation': ({ population }) =>
      `“${population}” is not a number of people. Write a whole number from 1.`,
  },
})
