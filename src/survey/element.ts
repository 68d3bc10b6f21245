import type { Named } from '#platform/words.ts'

/**
 * The nine elements (unsur) of PermenPANRB 14/2017. They are known by name: the regulation's list and its own
 * questionnaire number the eighth and the ninth differently, and malls follow either.
 */
export const elements = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
] as const
export type Element = (typeof elements)[number]

/** Which element stands behind U1 to U9. */
export const orders = {
  /** The text of the regulation: 8 is complaints, 9 is facilities (Bantul numbers so). */
  regulation: elements,
  /** Its questionnaire: 8 is facilities, 9 is complaints (Tulang Bawang Barat numbers so). */
  questionnaire: [...elements.slice(0, 7), 'sarana', 'pengaduan'],
} as const satisfies Record<string, readonly Element[]>
export type Order = keyof typeof orders

export const elementNames: Readonly<Record<Element, Named>> = {
  persyaratan: { id: 'Persyaratan', en: 'Requirements' },
  prosedur: { id: 'Sistem, mekanisme, dan prosedur', en: 'System, mechanism and procedure' },
  waktu: { id: 'Waktu penyelesaian', en: 'Time to completion' },
  biaya: { id: 'Biaya atau tarif', en: 'Cost or tariff' },
  produk: { id: 'Produk spesifikasi jenis pelayanan', en: 'Product of the service' },
  kompetensi: { id: 'Kompetensi pelaksana', en: 'Competence of the officer' },
  perilaku: { id: 'Perilaku pelaksana', en: 'Conduct of the officer' },
  pengaduan: { id: 'Penanganan pengaduan, saran, dan masukan', en: 'Handling of complaints and suggestions' },
  sarana: { id: 'Sarana dan prasarana', en: 'Facilities' },
}

export function isElement(text: string): text is Element {
  return (elements as readonly string[]).includes(text)
}
