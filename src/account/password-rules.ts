/** What a password must be. Length is what protects; the rest keeps out what everybody tries first. */
export const shortestPassword = 10
export const longestPassword = 200

export type PasswordFault = 'short' | 'long' | 'name' | 'common' | 'same'

export function passwordFault(password: string, username: string): PasswordFault | undefined {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < shortestPassword) return 'short'
  if (plain.length > longestPassword) return 'long'
  if (isJustName(plain, username)) return 'name'
  if (isCommon(plain)) return 'common'
  return undefined
}

function isJustName(plain: string, username: string): boolean {
  const core = coreOf(plain)
  return plain === username || (core.length > 0 && core === coreOf(username))
}

function isCommon(plain: string): boolean {
  if (new Set(plain).size <= 3) return true
  if (isRun(plain)) return true
  const core = coreOf(plain)
  return common.has(core) || common.has(/^(.+?)\1+$/u.exec(core)?.[1] ?? core)
}

/** The word without the year, the dots and the 123 that people put around it. */
function coreOf(plain: string): string {
  return plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').replace(/[\s._-]/g, '')
}

/** 1234567890, abcdefghij, or a short piece again and again. */
function isRun(plain: string): boolean {
  const codes = [...plain].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, i) => code - (codes[i] ?? 0)))
  const isLadder = steps.size === 1 || plain === '1234567890' || plain === '0987654321'
  return isLadder || /^(.{1,4})\1+$/u.test(plain)
}

// Words at the head of leaked Indonesian lists, and what an office of this kind would choose on a busy morning.
const common = new Set(
  `password passwordbaru passwordku katasandi katasandiku rahasia rahasiaku rahasianegara sandisaya bismillah
  bismillahirrahmanirrahim alhamdulillah assalamualaikum subhanallah astaghfirullah allahuakbar insyaallah
  indonesia indonesiaku indonesiaraya merdeka garuda garudapancasila pancasila sayang sayangku sayangkamu akucintakamu
  cintaku cintakamu iloveyou anakku keluarga keluargaku bidadari bahagia selamanya persijajakarta persibbandung
  arema aremania doraemon naruto qwerty qwertyuiop qwertyuiopasdf asdfghjkl asdfghjklzxcv zxcvbnm admin adminadmin
  administrator superadmin operator petugas petugasloket loket pelayanan pelayananpublik malpelayananpublik
  mpppekanbaru pekanbaru pekanbarukota disdukcapil dukcapil dpmptsp pemkot pemda pemkab bupati walikota kantor
  kantorku jakarta bandung surabaya samarinda makassar jayapura riau melayu welcome letmein masuk silahkanmasuk
  user username test testing percobaan contoh sementara ganti gantisaja qazwsxedc onetwothree satuduatiga`.split(/\s+/),
)
