/** A phone in Indonesia: +628… for a mobile phone, +62… for a line. */
export type Phone = { readonly e164: string; readonly kind: 'mobile' | 'line' }
export type PhoneFault = 'notDigits' | 'notIndonesian' | 'length'
export type ReadPhone =
  | { readonly ok: true; readonly value: Phone }
  | { readonly ok: false; readonly fault: PhoneFault }

/**
 * Reads 0812-3456-7890, 62812…, +62 812…, 812… as one number (ITU-T E.164; numbering plan of Permenkominfo 14/2018:
 * mobile numbers are 8 and 8 to 11 more digits, lines have an area code of 2 or 3 digits).
 */
export function parsePhone(text: string): ReadPhone {
  const plain = text.trim().replaceAll(/[\s().-]/g, '')
  if (!/^\+?\d+$/.test(plain)) return { ok: false, fault: 'notDigits' }
  const national = nationalOf(plain)
  if (national === undefined) return { ok: false, fault: 'notIndonesian' }
  if (/^8\d{8,11}$/.test(national)) return { ok: true, value: { e164: `+62${national}`, kind: 'mobile' } }
  if (/^[2-79]\d{7,10}$/.test(national)) return { ok: true, value: { e164: `+62${national}`, kind: 'line' } }
  return { ok: false, fault: 'length' }
}

/** What follows the country code; undefined for a number of another country. */
function nationalOf(plain: string): string | undefined {
  if (plain.startsWith('+')) return plain.startsWith('+62') ? plain.slice(3).replace(/^0/, '') : undefined
  if (plain.startsWith('0062')) return plain.slice(4)
  if (plain.startsWith('62')) return plain.slice(2).replace(/^0/, '')
  if (plain.startsWith('0')) return plain.slice(1)
  return plain.startsWith('8') ? plain : undefined
}
