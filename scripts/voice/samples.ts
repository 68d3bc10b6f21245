import { type Sayable, speak } from '../../src/hall/speak.ts'

const call = (ticket: string, number: string, isAgain = false): Sayable => ({
  ticket,
  counterCode: number,
  counterName: { id: `Loket ${number}`, en: `Counter ${number}` },
  isAgain,
})

/** The announcements that docs/voice lets one hear, by the names of their files. */
export const samples = {
  'nomor-a-012-loket-2': speak(call('A 012', '2'), { english: true, chime: true, own: new Set() }),
  'panggilan-ulang-kt-907-loket-23': speak(call('KT 907', '23', true), { english: false, chime: true, own: new Set() }),
}
