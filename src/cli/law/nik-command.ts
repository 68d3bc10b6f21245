import { maskNumber } from '#person/mask.ts'
import { type Nik, parseNik } from '#person/nik.ts'
import { regionsSource } from '#person/region.ts'
import { numberWords, sayNumberFault } from '#person/words.ts'
import { formatsFor } from '#platform/formats.ts'
import type { Call, Command } from '../command.ts'
import { exits } from '../exit-codes.ts'
import { dayOf } from './today.ts'
import { words } from './words.ts'

/** `pendopo nik`: what a number of population says about itself. It is not written anywhere. */
export const nik: Command = {
  name: 'nik',
  usage: 'NIK [--date DAY]',
  example: 'pendopo nik 3204110609970001',
  summary: {
    id: 'Membaca NIK: wilayah, jenis kelamin, tanggal lahir, atau apa yang salah.',
    en: 'Reads a NIK: region, sex, birth date, or what is wrong with it.',
  },
  takes: [1, 1],
  options: { date: { type: 'string' } },
  run: async (call) => {
    const [typed = ''] = call.words
    const read = parseNik(typed, dayOf(call))
    if (!read.ok) {
      const sentence = sayNumberFault(call.language, 'nik', read.fault, typed)
      return {
        exit: exits.badData,
        lines: [words[call.language].nik.bad(sentence)],
        data: { fault: read.fault, error: sentence },
      }
    }
    const warnings = read.warnings.map((warning) => numberWords[call.language].warning[warning])
    return {
      exit: exits.ok,
      lines: [...linesOf(call, read.value), ...warnings, words[call.language].nik.notProof],
      data: { ...read.value, nik: maskNumber(read.value.nik), warnings: read.warnings, regions: regionsSource },
    }
  },
}

function linesOf({ language }: Call, { nik, region, sex, bornOn }: Nik): string[] {
  const said = words[language].nik
  const place =
    region.province && region.regency ? said.place(region.regency, region.province) : said.unknownPlace(region.code)
  return [
    place,
    said.born(numberWords[language].sex[sex], formatsFor(language, 'Asia/Jakarta').day(bornOn)),
    said.shown(maskNumber(nik)),
    said.source(regionsSource.source, regionsSource.date),
  ]
}
