/** EMVCo's fields: two digits of identifier, two of length in characters, the value (EMV QRCPS Merchant-Presented 1.1). */
export type Field = { readonly id: string; readonly value: string }

export function writeFields(fields: readonly Field[]): string {
  return fields.map(({ id, value }) => id + String([...value].length).padStart(2, '0') + value).join('')
}

/** The fields, or where the text stops being fields. */
export function readFields(text: string): readonly Field[] | { readonly at: number } {
  const characters = [...text]
  const fields: Field[] = []
  for (let at = 0; at < characters.length; ) {
    const head = characters.slice(at, at + 4).join('')
    const length = Number(head.slice(2))
    if (!/^\d{4}$/.test(head) || at + 4 + length > characters.length) return { at }
    fields.push({ id: head.slice(0, 2), value: characters.slice(at + 4, at + 4 + length).join('') })
    at += 4 + length
  }
  return fields
}

/** CRC-16/CCITT-FALSE of the UTF-8 bytes (polynomial 0x1021, start 0xFFFF), four capital hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
