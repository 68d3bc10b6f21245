import { defineWords } from '#platform/words.ts'

/** What the commands about planning say. */
export const words = defineWords({
  id: {
    closedOn: (day: string) => `Mal tutup pada ${day}. Pilih hari lain dengan --day.`,
    badDay: (text: string) => `“${text}” bukan tanggal. Tulis seperti 2026-11-23.`,
    simulated: (mall: string, day: string, visitors: string, days: number) =>
      `${mall}, ${day}: ${visitors} pengunjung, ${days} hari disimulasikan.`,
    interval: 'Angka adalah rata-rata hari dengan selang kepercayaan 95 %. Menit, kecuali disebut lain.',
    classes: { regular: 'Umum', protected: 'Prioritas', appointment: 'Janji temu' },
    everybody: 'Semua',
    column: {
      class: 'Golongan',
      queue: 'Antrean',
      hour: 'Datang pukul',
      called: 'Dipanggil',
      mean: 'Rata-rata',
      most: 'Terlama',
      kept: 'Tepat janji',
      busy: 'Loket terisi',
      overtime: 'Lembur',
    },
    others: (count: number) => `${count} antrean lain tidak dipanggil seorang pun.`,
    counts: {
      served: 'Layanan selesai',
      refused: 'Tidak mendapat nomor',
      abandoned: 'Dibatalkan pengunjung',
      noShow: 'Tidak hadir',
      expired: 'Tidak sempat dilayani',
      overtimeMinutes: 'Lembur, menit loket',
    },
    lastLeft: (time: string) => `Loket terakhir tutup pukul ${time}.`,
  },
  en: {
    closedOn: (day) => `The mall is closed on ${day}. Choose another --day.`,
    badDay: (text) => `“${text}” is no date. Write it as 2026-11-23.`,
    simulated: (mall, day, visitors, days) => `${mall}, ${day}: ${visitors} visitors, ${days} days simulated.`,
    interval: 'Figures are means of days with their 95 % confidence interval. Minutes, unless said otherwise.',
    classes: { regular: 'Regular', protected: 'Priority', appointment: 'Appointment' },
    everybody: 'All',
    column: {
      class: 'Class',
      queue: 'Queue',
      hour: 'Came at',
      called: 'Called',
      mean: 'Mean',
      most: 'Longest',
      kept: 'Kept',
      busy: 'Busy',
      overtime: 'Overtime',
    },
    others: (count) => `In ${count} other queues nobody was called.`,
    counts: {
      served: 'Services finished',
      refused: 'Got no number',
      abandoned: 'Given up by visitors',
      noShow: 'Not present',
      expired: 'Not served in time',
      overtimeMinutes: 'Overtime, counter minutes',
    },
    lastLeft: (time) => `The last counter closes at ${time}.`,
  },
})
