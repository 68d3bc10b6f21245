import { defineRefusals } from '#platform/words.ts'

type Place = Readonly<Record<string, string | number>>

/** Why an index of public service could not be counted. */
export const refusals = defineRefusals({
  id: {
    'ipp.noRule': ({ day }) => `Belum ada aturan PEKPPP untuk tanggal ${day}.`,
    'ipp.wrongCount': (at) => `${tempat(at)} harus berisi ${at.count} nilai, bukan ${at.found}.`,
    'ipp.outOfRange': (at) => `${tempat(at)} butir ${at.item}: nilainya harus dari 0 sampai ${at.best}.`,
    'ipp.noRespondents': 'F-03 belum punya responden. IPP memerlukan nilai dari pengguna layanan.',
  },
  en: {
    'ipp.noRule': ({ day }) => `There is no PEKPPP rule for ${day}.`,
    'ipp.wrongCount': (at) => `${place(at)} must have ${at.count} scores, not ${at.found}.`,
    'ipp.outOfRange': (at) => `${place(at)} item ${at.item}: the score must be from 0 to ${at.best}.`,
    'ipp.noRespondents': 'F-03 has no respondents. The index needs the users’ scores.',
  },
})

function tempat({ form, sheet }: Place): string {
  return sheet ? `${form} responden ${sheet}` : String(form)
}

function place({ form, sheet }: Place): string {
  return sheet ? `${form} respondent ${sheet}` : String(form)
}
