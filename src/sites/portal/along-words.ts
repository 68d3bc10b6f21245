import { defineWords } from '#platform/words.ts'

/** What stands below the list of papers: taking the page along, and what goes with it. */
export const alongWords = defineWords({
  id: {
    qr: (service: string) => `Kode QR ke halaman ${service}`,
    scan: 'Pindai untuk membuka halaman ini di telepon lain.',
    print: 'Cetak daftar ini',
    share: 'Bagikan',
    related: 'Sering diurus bersama',
  },
  en: {
    qr: (service: string) => `QR code to the page of ${service}`,
    scan: 'Scan to open this page on another phone.',
    print: 'Print this list',
    share: 'Share',
    related: 'Often needed together',
  },
})
